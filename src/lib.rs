//! Cutover: who, and which device, still signs in with legacy authentication.
//!
//! The rooms, and what each may touch, are described in ARCHITECTURE.md; `tests/architecture.rs` holds them to it.
//! Data flows one way: bytes → [`source`] → [`ingest`] → [`classify`] and [`device`] → [`findings`] → [`export`] or the
//! page. Everything but `platform`, `ui` and the edge of [`worker`] is pure and builds natively.

pub mod auth;
pub mod classify;
pub mod device;
pub mod export;
pub mod findings;
pub mod ingest;
pub mod model;
pub mod remedy;
pub mod source;
pub mod state;
pub mod timeline;
pub mod verify;
pub mod worker;

#[cfg(target_arch = "wasm32")]
pub mod platform;
pub mod ui;
