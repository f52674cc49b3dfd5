//! The lab's Microsoft Graph: speaks as the sign-in logs of Graph do, as far as public sources tell, and refuses what Graph
//! refuses. A program of the tests and of `make lab`, never part of the product.
//!
//! It listens on loopback, plain HTTP; the lab's TLS front leads Microsoft's host names here. What asks it by its own
//! address instead gets the lab's controls: which tenant, which faults, what was asked. Says `listening on <address>` once
//! it does.
//!
//! What it cannot do: the service's own delays, and what nobody has written down about it.

mod answer;
mod control;
mod fault;
mod filter;
mod hostile;
mod lab;
mod large;
mod office;
mod preset;
mod record;
mod refusal;
mod sample;
mod server;
mod sign_ins;
mod small;
mod store;

fn main() -> std::io::Result<()> {
    let port = std::env::args().nth(1).and_then(|text| text.parse().ok());
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?
        .block_on(server::run(port.unwrap_or(0)))
}
