//! What a source, as the page sees it, may be used for.

use super::view::{Basis, Origin, SourceKind, SourceView};
use crate::source::Format;

impl SourceView {
    /// Its format is one of sign-ins of people.
    #[must_use]
    pub fn carries_sign_ins(&self) -> bool {
        self.format.is_some_and(|format| {
            !matches!(
                format,
                Format::AuthDetails
                    | Format::NotUser
                    | Format::MobileDevices
                    | Format::SmtpAuthReport
            )
        })
    }

    /// A file that was read on this page: its SHA-256 can be computed. The demo tenant is made on the spot, and of a
    /// loaded case only what it says is there.
    #[must_use]
    pub fn is_at_hand(&self) -> bool {
        self.kind == SourceKind::File && self.origin == Origin::Read && !self.busy
    }

    /// A file of which nothing could be read.
    #[must_use]
    pub fn is_refused(&self) -> bool {
        self.problem.is_some() && self.records == 0
    }

    /// A file of sign-ins of which only the rows are known: they alone do not tell how far the log is complete.
    #[must_use]
    pub fn shows_rows_only(&self) -> bool {
        self.kind == SourceKind::File
            && !self.is_refused()
            && self.carries_sign_ins()
            && self.basis == Basis::Observed
    }
}
