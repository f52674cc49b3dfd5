//! The worker that reads and parses. Everything else is in the library.

fn main() {
    #[cfg(target_arch = "wasm32")]
    cutover::worker::run();
}
