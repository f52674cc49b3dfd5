//! Questions about sign-ins, and their pages.

use crate::answer::{Ask, Refused, value};
use crate::fault::Act;
use crate::filter::{Dialect, Expr, INVALID, Operator, bounds, parse};
use crate::lab::{Cursor, Lab};
use crate::refusal;
use crate::store::Sight;
use serde_json::{Map, Value, json};

/// Records of a page at the most, and if not said.
const PAGE: usize = 1000;

/// A page. `cursor`: what the skip token in the question stands for.
pub(crate) fn sign_ins(
    lab: &mut Lab,
    now: i64,
    ask: &Ask<'_>,
    act: &Act,
    cursor: Option<Cursor>,
    beta: bool,
) -> Result<Value, Refused> {
    options(ask)?;
    if value(ask, "$skiptoken").is_some() && (cursor.is_none() || act.expire) {
        return Err(refusal::CURSOR.into());
    }
    let cursor = match cursor {
        Some(cursor) => cursor,
        None => question(lab, ask, beta)?,
    };
    if let Some(longest) = lab.settings.longest {
        let (from, to) = bounds(&cursor.filter);
        let one = cursor
            .filter
            .conjuncts()
            .iter()
            .any(|part| matches!(part, Expr::EventTypes(types) if types.len() == 1));
        if !one && to.min(now + lab.settings.clock).saturating_sub(from) > longest {
            return Err(refusal::TOO_SLOW.into());
        }
    }
    let sight = Sight {
        requests: lab.asked.len() as u64,
        only: lab.settings.own_rows.as_deref(),
    };
    let from = if act.repeat {
        cursor.from.saturating_sub(200)
    } else {
        cursor.from
    };
    let page = lab.store.page(&cursor.filter, sight, from, cursor.top);
    let next = if act.empty {
        page.places.first().copied()
    } else {
        page.next
    };
    let places = if act.empty { Vec::new() } else { page.places };
    let mut records = Vec::with_capacity(places.len());
    for place in places {
        let Some(record) = lab.store.at(place) else {
            continue;
        };
        let times = lab.read.entry(place).or_default();
        *times += 1;
        records.push(record.told(beta, !record.late || *times > 1));
    }
    let version = if beta { "beta" } else { "v1.0" };
    let mut body = Map::new();
    body.insert(
        "@odata.context".to_owned(),
        json!(format!(
            "https://{}/{version}/$metadata#auditLogs/signIns",
            ask.host
        )),
    );
    let link = act.link.clone().or_else(|| {
        let from = next?;
        let (top, name) = (
            cursor.top,
            format!("{}{}", lab.name(now, 32), lab.name(now, 32)),
        );
        lab.cursors.insert(name.clone(), Cursor { from, ..cursor });
        // The service writes the path in lower case in its links.
        Some(format!(
            "https://{}/{version}/auditLogs/signins?$top={top}&$skiptoken={name}",
            ask.host
        ))
    });
    if let Some(link) = link {
        body.insert("@odata.nextLink".to_owned(), json!(link));
    }
    body.insert("value".to_owned(), Value::Array(records));
    Ok(Value::Object(body))
}

/// Only these are known; the others are refused as the service does.
fn options(ask: &Ask<'_>) -> Result<(), Refused> {
    for (name, text) in &ask.query {
        match name.as_str() {
            "$filter" | "$top" | "$skiptoken" => {}
            "$orderby" if text == "createdDateTime desc" => {}
            "$skip" => {
                return Err(Refused::question(
                    "Query option 'Skip' is not allowed. To allow it, set the 'AllowedQueryOptions' property on EnableQueryAttribute or QueryValidationSettings.",
                ));
            }
            other => {
                return Err(Refused::question(&format!(
                    "Query option '{other}' is not allowed."
                )));
            }
        }
    }
    Ok(())
}

/// A first page.
fn question(lab: &Lab, ask: &Ask<'_>, beta: bool) -> Result<Cursor, Refused> {
    let top = match value(ask, "$top").map(str::parse) {
        None => PAGE,
        Some(Ok(top)) if (1..=PAGE).contains(&top) => top,
        Some(_) => {
            return Err(Refused::question(
                "Invalid page size specified. Must be between 1 and 1000 inclusive.",
            ));
        }
    };
    let text = value(ask, "$filter").unwrap_or_default();
    let dialect = Dialect {
        beta,
        lenient: lab.settings.lenient,
    };
    let filter = parse(text, dialect).map_err(|_| Refused::question(INVALID))?;
    let filter = if filter.asks_for_event_types() {
        filter
    } else {
        Expr::And(vec![
            filter,
            Expr::EventTypes(vec![(Operator::Eq, "interactiveUser".to_owned())]),
        ])
    };
    Ok(Cursor {
        filter,
        text: text.to_owned(),
        top,
        from: 0,
    })
}
