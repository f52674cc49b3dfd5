//! What part of the time is seen, and how zooming and panning change it. Always inside the bounds.

use crate::model::{Instant, MINUTE};

/// The shortest time that can fill the width.
pub const SHORTEST: i64 = MINUTE;

/// All that can be seen; at least [`SHORTEST`] long.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bounds {
    from: i64,
    to: i64,
}

impl Bounds {
    /// From one instant to another, in either order; widened to [`SHORTEST`] where they are closer. Times are held
    /// within ±100,000 years of 1970 so that no later arithmetic can overflow.
    #[must_use]
    pub fn new(from: Instant, to: Instant) -> Self {
        const FAR: i64 = 100_000 * 366 * crate::model::DAY;
        let (a, b) = (from.0.clamp(-FAR, FAR), to.0.clamp(-FAR, FAR));
        let (from, to) = (a.min(b), a.max(b));
        let missing = (SHORTEST - (to - from)).max(0);
        Self {
            from: from - missing / 2,
            to: to + missing - missing / 2,
        }
    }

    /// Beginning.
    #[must_use]
    pub const fn from(self) -> Instant {
        Instant(self.from)
    }

    /// End.
    #[must_use]
    pub const fn to(self) -> Instant {
        Instant(self.to)
    }

    const fn len(self) -> i64 {
        self.to - self.from
    }
}

/// What a drag in the overview changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grab {
    /// The beginning of the window.
    From,
    /// Its end.
    To,
    /// Its place.
    Move,
    /// A window of its own.
    New,
}

/// Width of a handle's reach in pixels.
const HANDLE: f64 = 16.0;

/// The part that is seen: inside its bounds, never shorter than [`SHORTEST`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct View {
    bounds: Bounds,
    from: i64,
    to: i64,
}

impl View {
    /// Everything.
    #[must_use]
    pub const fn all(bounds: Bounds) -> Self {
        Self {
            bounds,
            from: bounds.from,
            to: bounds.to,
        }
    }

    /// The part from one instant to another, as far as the bounds allow it; a part that is too short is widened
    /// around its middle, one that lies outside is moved in.
    #[must_use]
    pub fn part(bounds: Bounds, from: Instant, to: Instant) -> Self {
        let asked = Bounds::new(from, to);
        let len = asked.len().clamp(SHORTEST, bounds.len());
        let middle = asked.from + asked.len() / 2;
        let from = (middle - len / 2).clamp(bounds.from, bounds.to - len);
        Self {
            bounds,
            from,
            to: from + len,
        }
    }

    /// The same part within other bounds (more has been read); a view of everything stays one.
    #[must_use]
    pub fn rebound(self, bounds: Bounds) -> Self {
        if self.is_all() {
            return Self::all(bounds);
        }
        Self::part(bounds, Instant(self.from), Instant(self.to))
    }

    /// Beginning.
    #[must_use]
    pub const fn from(self) -> Instant {
        Instant(self.from)
    }

    /// End.
    #[must_use]
    pub const fn to(self) -> Instant {
        Instant(self.to)
    }

    /// Milliseconds seen.
    #[must_use]
    pub const fn length(self) -> i64 {
        self.to - self.from
    }

    /// Whether everything is seen: nothing to zoom out or to pan.
    #[must_use]
    pub const fn is_all(self) -> bool {
        self.from == self.bounds.from && self.to == self.bounds.to
    }

    /// Zooms around a place of the width (0 left … 1 right), which keeps its instant as far as the bounds allow.
    /// A factor under 1 shows less, over 1 more. A factor that is no positive number changes nothing.
    #[must_use]
    pub fn zoom(self, place: f64, factor: f64) -> Self {
        if !(factor.is_finite() && factor > 0.0 && place.is_finite()) {
            return self;
        }
        let place = within(place, 0.0, 1.0);
        let old = self.length() as f64;
        let len = within(
            (old * factor).round(),
            SHORTEST as f64,
            self.bounds.len() as f64,
        ) as i64;
        let fixed = self.from as f64 + old * place;
        let from = (fixed - len as f64 * place).round() as i64;
        let from = from.clamp(self.bounds.from, self.bounds.to - len);
        Self {
            from,
            to: from + len,
            ..self
        }
    }

    /// Moves by a part of the width: 1 is a whole width later, −1 a whole width earlier. Stops at the bounds.
    #[must_use]
    pub fn pan(self, widths: f64) -> Self {
        if !widths.is_finite() {
            return self;
        }
        let len = self.length();
        let by = (len as f64 * within(widths, -1e6, 1e6)).round() as i64;
        let from = self
            .from
            .saturating_add(by)
            .clamp(self.bounds.from, self.bounds.to - len);
        Self {
            from,
            to: from + len,
            ..self
        }
    }

    /// Everything that could be seen.
    #[must_use]
    pub const fn whole(self) -> Self {
        Self::all(self.bounds)
    }

    /// The window that shows an instant: itself, or one of the same length with it in the middle.
    #[must_use]
    pub fn showing(self, at: Instant) -> Self {
        if self.holds(at) {
            return self;
        }
        let half = self.length() / 2;
        Self::part(self.bounds, at.plus(-half), at.plus(half))
    }

    /// Beginning and width of a stretch in percent, as far as it is seen.
    #[must_use]
    pub fn span(self, from: Instant, to: Instant) -> (f64, f64) {
        let a = within(self.x(from, 100.0), 0.0, 100.0);
        (a, within(self.x(to, 100.0), a, 100.0) - a)
    }

    /// What a pointer takes hold of in the overview at a place of its width (0 … 1), `width` pixels wide. The handles stand outside
    /// of the window, so that one of five pixels can be held.
    #[must_use]
    pub fn grab(self, place: f64, width: f64) -> Grab {
        let all = self.whole();
        let x = place * width;
        let (a, b) = (all.x(self.from(), width), all.x(self.to(), width));
        let inside = if b - a > 24.0 { 6.0 } else { 0.0 };
        if (a - HANDLE..a + inside).contains(&x) {
            Grab::From
        } else if x > b - inside && x <= b + HANDLE {
            Grab::To
        } else if (a..=b).contains(&x) {
            Grab::Move
        } else {
            Grab::New
        }
    }

    /// The window after a drag in the overview from one place of its width to another.
    #[must_use]
    pub fn dragged(self, grab: Grab, start: f64, now: f64) -> Self {
        let bounds = self.bounds;
        let at = |place: f64| {
            let place = if place.is_finite() {
                within(place, 0.0, 1.0)
            } else {
                0.0
            };
            Instant(bounds.from + (bounds.len() as f64 * place).round() as i64)
        };
        match grab {
            Grab::From => self.edge(true, at(now)),
            Grab::To => self.edge(false, at(now)),
            Grab::Move => {
                let by = at(now).since(at(start));
                let from = (self.from + by).clamp(bounds.from, bounds.to - self.length());
                Self {
                    from,
                    to: from + self.length(),
                    ..self
                }
            }
            Grab::New => Self::part(bounds, at(start), at(now)),
        }
    }

    /// One edge moved to an instant, never past the other.
    #[must_use]
    pub fn edge(self, first: bool, to: Instant) -> Self {
        let bounds = self.bounds;
        if first {
            let from = to.0.clamp(bounds.from, self.to - SHORTEST);
            Self { from, ..self }
        } else {
            let to = to.0.clamp(self.from + SHORTEST, bounds.to);
            Self { to, ..self }
        }
    }

    /// Where an instant stands in a width; outside of `0..=width` for instants that are not seen.
    #[must_use]
    pub fn x(self, at: Instant, width: f64) -> f64 {
        at.0.saturating_sub(self.from) as f64 / self.length() as f64 * width
    }

    /// Whether an instant is seen.
    #[must_use]
    pub const fn holds(self, at: Instant) -> bool {
        self.from <= at.0 && at.0 <= self.to
    }
}

/// `clamp` of a number that may be none. The library's own can panic with both bounds in words, and with it come 15 kB that write
/// fractions.
const fn within(x: f64, low: f64, high: f64) -> f64 {
    x.max(low).min(high)
}
