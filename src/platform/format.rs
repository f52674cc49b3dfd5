//! Dates and times as the browser writes them, in its zone; the zone is named, UTC stands beside it.

use crate::model::Instant;
use js_sys::{Array, Date, Function, Intl, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// An instant as seen from now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Moment {
    /// Today at this time.
    Today(String),
    /// Yesterday at this time.
    Yesterday(String),
    /// Tomorrow at this time.
    Tomorrow(String),
    /// On another day.
    Other(String),
}

/// Formats for one language.
#[derive(Clone, PartialEq)]
pub struct Format {
    zone: String,
    date: Function,
    date_year: Function,
    weekday: Function,
    time: Function,
    utc_day: Function,
    days: JsValue,
}

impl Format {
    /// Formats for a language (`de`), in the browser's own region where it speaks that language, else in `region`
    /// (`de-DE`).
    #[must_use]
    pub fn new(language: &str, region: &str) -> Self {
        let own = super::page::languages().into_iter().find(|tag| {
            tag.split_once('-')
                .is_some_and(|(primary, _)| primary == language)
        });
        let locale = own.unwrap_or_else(|| region.to_owned());
        let make = |options: &[(&str, &str)]| {
            let object = Object::new();
            for (key, value) in options {
                let _ = Reflect::set(&object, &JsValue::from_str(key), &JsValue::from_str(value));
            }
            Intl::DateTimeFormat::new(&Array::of1(&JsValue::from_str(&locale)), &object)
        };
        let time = make(&[
            ("hour", "2-digit"),
            ("minute", "2-digit"),
            ("hourCycle", "h23"),
        ]);
        let zone = Reflect::get(&time.resolved_options(), &JsValue::from_str("timeZone"));
        Self {
            zone: zone
                .ok()
                .and_then(|z| z.as_string())
                .unwrap_or_else(|| "UTC".to_owned()),
            date: make(&[("day", "numeric"), ("month", "short")]).format(),
            date_year: make(&[("day", "numeric"), ("month", "short"), ("year", "numeric")])
                .format(),
            weekday: make(&[("weekday", "short"), ("day", "numeric"), ("month", "short")]).format(),
            time: time.format(),
            utc_day: make(&[
                ("day", "numeric"),
                ("month", "long"),
                ("year", "numeric"),
                ("timeZone", "UTC"),
            ])
            .format(),
            days: make(&[("day", "numeric"), ("month", "long")]).into(),
        }
    }

    /// Name of the browser's zone.
    #[must_use]
    pub fn zone(&self) -> &str {
        &self.zone
    }

    /// Day, month, year.
    #[must_use]
    pub fn date(&self, at: Instant) -> String {
        call(&self.date_year, at)
    }

    /// Day, month in words and year in UTC.
    #[must_use]
    pub fn utc_day(&self, at: Instant) -> String {
        call(&self.utc_day, at)
    }

    /// Day and month.
    #[must_use]
    pub fn day(&self, at: Instant) -> String {
        call(&self.date, at)
    }

    /// Day of the week, day and month, without the marks between them.
    #[must_use]
    pub fn weekday(&self, at: Instant) -> String {
        call(&self.weekday, at).replace(".,", "").replace(',', "")
    }

    /// Hour and minute.
    #[must_use]
    pub fn time(&self, at: Instant) -> String {
        call(&self.time, at)
    }

    /// Two days as a span: `13–20 November`.
    #[must_use]
    pub fn span(&self, from: Instant, to: Instant) -> String {
        // Instants of the log are far below 2^53 milliseconds.
        #[allow(clippy::cast_precision_loss)]
        let [first, last] = [from, to].map(|at| JsValue::from_f64(at.0 as f64));
        Reflect::get(&self.days, &JsValue::from_str("formatRange"))
            .ok()
            .and_then(|range| range.dyn_into::<Function>().ok())
            .and_then(|range| range.call2(&self.days, &first, &last).ok())
            .and_then(|text| text.as_string())
            .unwrap_or_else(|| format!("{} – {}", self.day(from), self.day(to)))
    }

    /// Day, month, year, hour, minute.
    #[must_use]
    pub fn date_time(&self, at: Instant) -> String {
        format!("{} {}", self.date(at), self.time(at))
    }

    /// As short as can be told from `now`: today, yesterday, tomorrow, this year, any.
    #[must_use]
    pub fn moment(&self, at: Instant, now: Instant) -> Moment {
        let (date, today) = (self.date(at), self.date(now));
        if date == today {
            Moment::Today(self.time(at))
        } else if date == self.date(now.plus(-crate::model::DAY)) {
            Moment::Yesterday(self.time(at))
        } else if date == self.date(now.plus(crate::model::DAY)) {
            Moment::Tomorrow(self.time(at))
        } else if now.since(at).abs() < 300 * crate::model::DAY {
            Moment::Other(format!("{} {}", self.day(at), self.time(at)))
        } else {
            Moment::Other(date)
        }
    }
}

fn call(format: &Function, at: Instant) -> String {
    // Instants of the log are far below 2^53 milliseconds.
    #[allow(clippy::cast_precision_loss)]
    let ms = JsValue::from_f64(at.0 as f64);
    format
        .call1(&JsValue::UNDEFINED, &ms)
        .ok()
        .and_then(|text| text.as_string())
        .unwrap_or_else(|| at.to_string())
}

/// An instant as the value of a date-time field, which shows the browser's zone.
#[must_use]
pub fn to_field(at: Instant) -> String {
    #[allow(clippy::cast_precision_loss)]
    let local = Date::new(&JsValue::from_f64(at.0 as f64));
    format!(
        "{:04}-{:02}-{:02}T{:02}:{:02}",
        local.get_full_year(),
        local.get_month() + 1,
        local.get_date(),
        local.get_hours(),
        local.get_minutes()
    )
}

/// The instant of a date-time field's value, which is in the browser's zone.
#[must_use]
pub fn of_field(value: &str) -> Option<Instant> {
    if value.is_empty() {
        return None;
    }
    let ms = Date::new(&JsValue::from_str(value)).get_time();
    // NaN for what is no date; else a whole number below 2^53.
    #[allow(clippy::cast_possible_truncation)]
    ms.is_finite().then_some(Instant(ms as i64))
}
