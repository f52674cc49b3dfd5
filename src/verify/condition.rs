//! The conditions of a verdict by name, so that a test can leave out each and see that some story ends otherwise. Outside of
//! tests nothing can be left out: [`holds`] gives back what it is given.

/// A condition of the verdict (rules 4).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Condition {
    /// Interactive sign-ins were read.
    Interactive,
    /// Non-interactive sign-ins were read.
    NonInteractive,
    /// Coverage was asked or stated, not only observed.
    Basis,
    /// No gap from five minutes before the mark on.
    NoGap,
    /// The account did not move to a device that is new.
    NoNewDevice,
    /// … nor behind a relay or an agent that names no device.
    NoHiddenDevice,
    /// No accepted legacy sign-in since the mark.
    NotAccepted,
    /// … nor one stopped after a correct password.
    NotStopped,
    /// … nor one still trying.
    NotTrying,
    /// Strangers who guess passwords through a relay are no sign of the device.
    KnownAddress,
    /// An hour has passed.
    FirstHour,
    /// The log reaches half an hour beyond the mark.
    FirstLook,
    /// A day is complete.
    FullDay,
    /// Enough sign-ins were to be expected.
    Expected,
    /// Silence is twice the longest gap.
    Gaps,
    /// A usual active day lies in it.
    ActiveDay,
    /// A rhythm is known from seven days and three dates on.
    KnownRhythm,
    /// Each network behind a relay for itself.
    EachNetwork,
    /// The expected app.
    App,
    /// Its sign-in came after the last legacy one.
    AfterLegacy,
    /// It is new for the person, or a person was asked on this device.
    NewOrAsked,
    /// Its agent does not name another device.
    Agent,
}

#[cfg(test)]
impl Condition {
    pub(crate) const ALL: [Self; 22] = [
        Self::Interactive,
        Self::NonInteractive,
        Self::Basis,
        Self::NoGap,
        Self::NoNewDevice,
        Self::NoHiddenDevice,
        Self::NotAccepted,
        Self::NotStopped,
        Self::NotTrying,
        Self::KnownAddress,
        Self::FirstHour,
        Self::FirstLook,
        Self::FullDay,
        Self::Expected,
        Self::Gaps,
        Self::ActiveDay,
        Self::KnownRhythm,
        Self::EachNetwork,
        Self::App,
        Self::AfterLegacy,
        Self::NewOrAsked,
        Self::Agent,
    ];
}

/// Whether a condition holds.
#[cfg(not(test))]
pub(super) const fn holds(_: Condition, holds: bool) -> bool {
    holds
}

#[cfg(test)]
thread_local! {
    static LEFT_OUT: std::cell::Cell<Option<Condition>> = const { std::cell::Cell::new(None) };
}

/// Whether a condition holds, or is left out.
#[cfg(test)]
pub(super) fn holds(condition: Condition, holds: bool) -> bool {
    holds || LEFT_OUT.get() == Some(condition)
}

/// Runs something with a condition left out.
#[cfg(test)]
pub(crate) fn without<T>(condition: Condition, run: impl FnOnce() -> T) -> T {
    LEFT_OUT.set(Some(condition));
    let result = run();
    LEFT_OUT.set(None);
    result
}
