//! From a header and the first rows to what the file holds and where.
//!
//! By name where a source shows the name, else by the order of a generation of the same width; the order counts only
//! if every known name stands where it should and the first rows have the shapes that the order promises. Otherwise
//! the file is refused: a column taken for another would be a wrong answer.

use super::columns::{Col, Columns};
use super::headers::{self, fold};
use super::scan::{COLUMNS, Field};
use super::shape;
use crate::source::import::json::{Field as PropertyField, field};
use crate::source::import::shapes::{self, Is};
use crate::source::{Format, ProblemCode};
use std::borrow::Cow;

/// So many names of an unknown language at their places in a generation tell the generation, also where no row is
/// there to look at.
const CONFIRMING_NAMES: usize = 6;

/// What the file holds and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Layout {
    pub(super) format: Format,
    pub(super) columns: Columns,
    /// The header is not English, so values may not be either.
    pub(super) localised: bool,
    /// Columns were told by their order.
    pub(super) by_order: bool,
    /// Fields of the columns of a table with property names; empty for the portal's files.
    pub(super) fields: Vec<Option<PropertyField>>,
}

impl Layout {
    /// Whether these are the fields of a row. Spreadsheets leave out empty cells at the end, or add some.
    pub(super) fn takes(&self, text: &str, fields: &mut Vec<Field>) -> bool {
        let width = self.columns.width;
        if fields.len() > width && fields.len() <= COLUMNS {
            let surplus = fields.get(width..).unwrap_or_default();
            if surplus
                .iter()
                .all(|field| field.text(text).trim().is_empty())
            {
                fields.truncate(width);
            }
        }
        fields.len() == width
    }
}

/// A header whose rows must be looked at.
pub(super) struct Undecided {
    named: headers::Named,
    order: Columns,
    user: bool,
}

/// What a header alone tells.
pub(super) enum ByHeader {
    /// Everything.
    Told(Layout),
    /// Not enough: the rows decide.
    Undecided(Undecided),
    /// That the file cannot be read.
    Refused(ProblemCode),
}

/// Decides by the header alone, if that is possible: the portal's columns, else a table with property names.
pub(super) fn by_header(names: &[&str]) -> ByHeader {
    match portals(names.iter().copied()) {
        ByHeader::Refused(code) => with_properties(names).unwrap_or(ByHeader::Refused(code)),
        told => told,
    }
}

/// A table of one of the [`shapes`].
fn with_properties(names: &[&str]) -> Option<ByHeader> {
    let folded: Vec<String> = names.iter().map(|name| property(name)).collect();
    let format = match shapes::by_names(&folded)? {
        Is::Refused(code) => return Some(ByHeader::Refused(code)),
        Is::Read(format) => format,
    };
    // `TimeGenerated [Local Time]`: whose, nothing tells.
    let local = |name: &&str| name.trim_end().ends_with(']') && !fold(name).ends_with("utc");
    if names.iter().any(local) {
        return Some(ByHeader::Refused(ProblemCode::LocalTimes));
    }
    Some(ByHeader::Told(Layout {
        format,
        columns: Columns::new(names.len()),
        localised: false,
        by_order: false,
        fields: folded.iter().map(|name| field(name.as_bytes())).collect(),
    }))
}

/// A column's name as a property: `TimeGenerated [UTC]` is `timegenerated`.
fn property(name: &str) -> String {
    let name = name.split_once('[').map_or(name, |(name, _)| name);
    name.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

/// The portal's own columns.
fn portals<'a>(names: impl ExactSizeIterator<Item = &'a str>) -> ByHeader {
    let named = headers::by_name(names);
    let columns = &named.columns;
    let has = |cols: &[Col]| cols.iter().all(|col| columns.has(*col));
    let layout = |format| Layout {
        format,
        columns: columns.clone(),
        localised: named.localised,
        by_order: false,
        fields: Vec::new(),
    };
    if has(&[Col::RequestId, Col::Method, Col::Succeeded]) && !columns.has(Col::ClientApp) {
        return ByHeader::Told(layout(Format::AuthDetails));
    }
    let order = headers::generation(columns.width).map(|g| (headers::by_order(g), g.user));
    // Everything that the generation has is known by name, or the header is English and its owner's business.
    // The result of the second factor decides nothing, so it may be missing.
    let decisive = |c: &Columns| c.known() - usize::from(c.has(Col::MfaResult));
    let complete = order
        .as_ref()
        .is_none_or(|(order, _)| decisive(columns) >= decisive(order));
    if complete || !named.localised {
        let person = columns.has(Col::Username) || columns.has(Col::UserId);
        if has(&[Col::Date, Col::PrincipalId]) && !columns.has(Col::Username) {
            return ByHeader::Told(layout(Format::NotUser));
        }
        // Without an error code no success could be told; in another language it may be there under another name.
        let enough = has(&[Col::Date, Col::ClientApp]) && person;
        if enough && (!named.localised || has(&[Col::ErrorCode, Col::RequestId])) {
            return ByHeader::Told(layout(Format::PortalCsv));
        }
    }
    match order {
        Some((order, user)) if columns.agrees(&order) => {
            ByHeader::Undecided(Undecided { named, order, user })
        }
        _ => ByHeader::Refused(refusal(columns)),
    }
}

impl Undecided {
    /// Columns of the header.
    pub(super) const fn width(&self) -> usize {
        self.order.width
    }

    /// Decides by the first rows. `rows`: text and fields of the rows of the header's width; `None`: there are rows,
    /// but none of that width.
    pub(super) fn by_rows(
        self,
        rows: Option<&[(Cow<'_, str>, Vec<Field>)]>,
    ) -> Result<Layout, ProblemCode> {
        let confirmed = match rows {
            None => false,
            // Without a row only names can confirm the order.
            Some([]) => self.named.columns.known() >= CONFIRMING_NAMES,
            Some(rows) => rows.iter().all(|(text, fields)| {
                shape::fits(&self.order, self.user, |at| {
                    fields.get(at).map(|f| f.text(text)).unwrap_or_default()
                })
            }),
        };
        if !confirmed {
            return Err(refusal(&self.named.columns));
        }
        Ok(Layout {
            format: if self.user {
                Format::PortalCsv
            } else {
                Format::NotUser
            },
            columns: self.order,
            localised: true,
            by_order: true,
            fields: Vec::new(),
        })
    }
}

/// Why a header is refused: a sign-in file in words that nobody knows, or no sign-in file.
fn refusal(columns: &Columns) -> ProblemCode {
    let people = headers::generation(columns.width).is_some_and(|g| g.user);
    if people || headers::telling(columns) {
        ProblemCode::HeaderUnknown
    } else {
        ProblemCode::NotSignIns
    }
}
