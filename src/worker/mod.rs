//! The worker reads and parses; the page shows. What crosses between them is small and listed in [`messages`].
//! No token ever enters the worker.

mod graph;
pub mod messages;
pub mod proof;
mod remedy;
#[cfg(test)]
mod scenarios;
pub mod session;
pub mod session_case;
pub mod session_files;
mod session_marks;
pub mod sign_in;

pub use graph::Steps;

#[cfg(target_arch = "wasm32")]
mod edge;

#[cfg(target_arch = "wasm32")]
pub use edge::run;
pub mod warm_up;
