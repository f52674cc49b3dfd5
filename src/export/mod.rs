//! Exports: versioned, documented formats that other programs may rely on (README, "Formats"). Pure text out.

pub mod case;
mod csv;
mod findings;
mod html;
mod ledger;
pub mod pseudonyms;
pub mod sheet;

pub use csv::findings_csv;
pub use findings::findings_json;
pub use html::html;
pub use ledger::{leave_out_names, ledger_json};

/// The version in `tool.version`.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// Name of the device in exports, the same in every language; where there is none, what takes its place.
fn label(finding: &crate::findings::Finding) -> &str {
    match (finding.label(), finding.family()) {
        ("", crate::device::Family::Relay) => "relayed by Exchange",
        ("", _) => "unknown device",
        (label, _) => label,
    }
}
