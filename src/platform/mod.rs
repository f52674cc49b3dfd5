//! The browser behind plain functions: the only room (with the worker's edge) that knows it.

pub mod blob_worker;
pub mod clock;
pub mod config;
pub mod crypto;
pub mod format;
pub mod given;
pub mod graph;
pub mod identity;
pub mod listen;
pub mod measure;
pub mod notify;
pub mod page;
pub mod panic_notice;
pub mod pieces;
pub mod reader;
pub mod sync_file;
pub mod texts;
pub mod worker_handle;
