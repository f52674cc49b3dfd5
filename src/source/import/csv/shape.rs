//! Whether rows look like a generation's: ids where ids stand, times where times stand. Decides for a header in a
//! language that is not known; without a row to look at it decides nothing.

use super::columns::{Col, Columns};
use crate::model::Instant;
use std::net::IpAddr;

/// Whether a row's cells have the shapes that `columns` promise. `cell` gives the text of a column's cell.
pub(super) fn fits<'a>(
    columns: &Columns,
    user: bool,
    cell: impl Fn(usize) -> std::borrow::Cow<'a, str>,
) -> bool {
    let all = |cols: &[Col], fits: fn(&str) -> bool| {
        cols.iter()
            .filter_map(|col| columns.get(*col))
            .all(|position| fits(cell(position).trim()))
    };
    let subject = if user { Col::UserId } else { Col::PrincipalId };
    all(&[Col::RequestId], is_guid)
        && all(&[Col::Date], is_time)
        && all(
            &[
                Col::CorrelationId,
                subject,
                Col::ApplicationId,
                Col::ResourceId,
                Col::ResourceTenant,
                Col::HomeTenant,
                Col::DeviceId,
            ],
            |t| t.is_empty() || is_guid(t),
        )
        && all(&[Col::Ip], |t| t.is_empty() || t.parse::<IpAddr>().is_ok())
        && all(&[Col::ErrorCode, Col::Asn], |t| {
            t.bytes().all(|b| b.is_ascii_digit())
        })
        && all(&[Col::ClientApp], |t| {
            !is_guid(t) && t.parse::<IpAddr>().is_err() && t.parse::<u64>().is_err()
        })
}

/// A GUID, the all-zero one included.
fn is_guid(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.len() == 36
        && bytes.iter().enumerate().all(|(i, b)| match i {
            8 | 13 | 18 | 23 => *b == b'-',
            _ => b.is_ascii_hexdigit(),
        })
}

/// A date with a time of day in whatever order: what order it is does not matter here.
fn is_time(text: &str) -> bool {
    Instant::parse(text).is_some()
        || (text.len() <= 40
            && text.contains(':')
            && text.bytes().filter(u8::is_ascii_digit).count() >= 7
            && text.bytes().next().is_some_and(|b| b.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::{is_guid, is_time};

    #[test]
    fn shapes() {
        assert!(is_guid("11111111-aaaa-4bbb-8ccc-000000000001"));
        assert!(is_guid("00000000-0000-0000-0000-000000000000"));
        assert!(!is_guid("11111111-aaaa-4bbb-8ccc-00000000000"));
        assert!(!is_guid("11111111aaaa-4bbb-8ccc-0000000000011"));
        for time in [
            "2025-12-04T08:19:41Z",
            "04.12.2025 08:19:41",
            "12/4/2025, 8:19:41 AM",
        ] {
            assert!(is_time(time), "{time}");
        }
        for no in [
            "",
            "50126",
            "fe80::1",
            "2001:db8:12:3456:7890::1x y",
            "Interrupted",
        ] {
            assert!(no.starts_with("2001") || !is_time(no), "{no}");
        }
    }
}
