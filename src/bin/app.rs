//! The page. Everything else is in the library.

fn main() {
    #[cfg(target_arch = "wasm32")]
    cutover::ui::run();
}
