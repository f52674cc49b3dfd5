//! What stops when: what Microsoft ends of that which a device uses. Each end has its day in the table of facts ([`Fact`]).

use super::Fact;
use crate::findings::view::{FindingRow, State};
use crate::model::{Class, Flag, Instant, Protocol};

/// What ends, in the order of its days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum End {
    /// Basic authentication of all other protocols: switched off since January 2023.
    Basic,
    /// SMTP AUTH with a password: off by default, and can be switched on again.
    SmtpAuth,
    /// Direct certificate sign-in to Exchange ActiveSync.
    Certificate,
    /// Exchange Web Services, whatever the sign-in; tenant by tenant since October 2026.
    Ews,
}

impl End {
    /// All, in their order.
    pub const ALL: [Self; 4] = [Self::Basic, Self::SmtpAuth, Self::Certificate, Self::Ews];

    /// The fact that says so, with its source.
    #[must_use]
    pub const fn fact(self) -> Fact {
        match self {
            Self::Basic => Fact::BasicOff,
            Self::SmtpAuth => Fact::SmtpAuth,
            Self::Certificate => Fact::Certificate,
            Self::Ews => Fact::Ews,
        }
    }

    /// From this moment on it has ended (UTC); `None`: it has, for years.
    #[must_use]
    pub fn at(self) -> Option<Instant> {
        let day = self.fact().turns().first()?;
        Instant::parse(&format!("{day}T00:00:00Z"))
    }

    /// Whether its day has come.
    #[must_use]
    pub fn has_come(self, now: Instant) -> bool {
        self.at().is_none_or(|at| at <= now)
    }
}

/// What Microsoft ends of that which a device in this state uses: what is still allowed before what was switched off years ago.
/// `None`: the device is changed already, no device signs in, or no end is announced.
#[must_use]
pub fn end(row: &FindingRow, state: State) -> Option<End> {
    if !matches!(state, State::NotChanged | State::BackOnLegacy) {
        return None;
    }
    let uses = |protocol| row.protocols.contains(&protocol);
    if row.class == Class::AttemptsOnly || row.flags.contains(&Flag::LikelySpray) {
        return None;
    }
    if row.class == Class::Certificate {
        return uses(Protocol::ActiveSync).then_some(End::Certificate);
    }
    if uses(Protocol::SmtpAuth) {
        Some(End::SmtpAuth)
    } else if uses(Protocol::Ews) {
        Some(End::Ews)
    } else {
        let known = |p: &Protocol| p.is_legacy() && !matches!(p, Protocol::Other);
        row.protocols.iter().any(known).then_some(End::Basic)
    }
}

#[cfg(test)]
mod tests {
    use super::End;
    use crate::model::Instant;

    #[test]
    fn each_day_comes_once_and_in_order() {
        for (now, come) in [
            ("2026-11-28T12:00:00Z", vec![End::Basic]),
            ("2026-12-31T23:59:59Z", vec![End::Basic]),
            (
                "2027-01-01T00:00:00Z",
                vec![End::Basic, End::SmtpAuth, End::Certificate],
            ),
            (
                "2027-03-31T23:59:59Z",
                vec![End::Basic, End::SmtpAuth, End::Certificate],
            ),
            ("2027-04-01T00:00:00Z", End::ALL.to_vec()),
            ("2028-12-01T00:00:00Z", End::ALL.to_vec()),
        ] {
            let now = Instant::parse(now).unwrap();
            let has: Vec<End> = End::ALL.into_iter().filter(|e| e.has_come(now)).collect();
            assert_eq!(has, come, "{now}");
            for end in End::ALL {
                // The fact's words turn on the same day.
                let turned = end.fact().turns().is_empty() || end.fact().stage(now) > 0;
                assert_eq!(end.has_come(now), turned, "{end:?} {now}");
            }
        }
        assert!(End::ALL.is_sorted_by_key(|end| end.at()));
    }
}
