//! The worker reads and parses; the page shows. What crosses between them is small and listed in [`messages`].
//! No token ever enters the worker.

pub mod messages;
pub mod session;
pub mod session_case;

#[cfg(target_arch = "wasm32")]
mod edge;

#[cfg(target_arch = "wasm32")]
pub use edge::run;
