//! The tables of a case file, column by column, in the order that docs/case-file.md gives.
//!
//! Length: each table is written and read side by side.

use super::codes::{Codes, of_app, of_protocol};
use super::pack::{Bad, Packer, Unpacker, unzigzag, zigzag};
use crate::classify::{Code, Method};
use crate::findings::life::Life;
use crate::findings::snapshot::{
    CompanionData, CountedData, LEGACY_TEXTS, LegacyData, MODERN_TEXTS, ModernData, PersonData,
    PersonName, RecordId, TextNo,
};
use crate::ingest::Rank;
use crate::model::{EventType, Guid, Instant, MailClient, MailScopes, RecordKind};
use std::rc::Rc;

/// The last instant that a log can have: the end of the year 9999.
const LATEST: i64 = 253_402_300_799_999;

pub(super) fn texts(rows: &[Rc<str>]) -> std::io::Result<String> {
    let mut p = Packer::new(rows.len());
    p.texts(rows.iter().map(|t| &**t));
    p.finish()
}

pub(super) fn read_texts(mut u: Unpacker) -> Result<Vec<Rc<str>>, Bad> {
    let texts = u.texts(u.rows())?;
    u.end()?;
    Ok(texts)
}

pub(super) fn people(rows: &[PersonData]) -> std::io::Result<String> {
    let mut p = Packer::new(rows.len());
    p.bytes(rows.iter().map(|r| match r.name {
        PersonName::Id(_) => 0,
        PersonName::Name(_) => 1,
        PersonName::Nobody => 2,
    }));
    p.numbers(rows.iter().map(|r| match r.name {
        PersonName::Id(t) | PersonName::Name(t) => u64::from(t.0),
        PersonName::Nobody => 0,
    }));
    p.numbers(rows.iter().map(|r| r.names.len() as u64));
    p.numbers(
        rows.iter()
            .flat_map(|r| r.names.iter().map(|t| u64::from(t.0))),
    );
    p.numbers(rows.iter().map(|r| r.life.hours.len() as u64));
    let hours = || rows.iter().flat_map(|r| &r.life.hours);
    p.deltas(hours().map(|(hour, _)| i64::from(*hour)));
    p.numbers(hours().map(|(_, source)| u64::from(*source)));
    p.numbers(rows.iter().map(|r| r.life.places.len() as u64));
    let places = || rows.iter().flat_map(|r| &r.life.places);
    let addresses: Vec<[u8; 8]> = places().map(|(address, _)| address.to_le_bytes()).collect();
    p.planes(&addresses);
    p.deltas(places().map(|(_, day)| i64::from(*day)));
    p.finish()
}

pub(super) fn read_people(mut u: Unpacker) -> Result<Vec<PersonData>, Bad> {
    let n = u.rows();
    let (kinds, texts, counts) = (u.bytes(n)?, u.numbers(n)?, u.numbers(n)?);
    let mut people = Vec::with_capacity(n);
    for ((kind, text), count) in kinds.into_iter().zip(texts).zip(counts) {
        let text = TextNo(small(text)?);
        people.push(PersonData {
            name: match kind {
                0 => PersonName::Id(text),
                1 => PersonName::Name(text),
                2 => PersonName::Nobody,
                _ => return Err(Bad),
            },
            names: u
                .numbers(usize::try_from(count).map_err(|_| Bad)?)?
                .into_iter()
                .map(|t| Ok(TextNo(small(t)?)))
                .collect::<Result<_, Bad>>()?,
            life: Life::default(),
        });
    }
    let counts = u.numbers(n)?;
    let all = sum(&counts)?;
    let mut hours = u.deltas(all)?.into_iter().zip(u.numbers(all)?);
    for (person, count) in people.iter_mut().zip(counts) {
        for (hour, source) in hours
            .by_ref()
            .take(usize::try_from(count).map_err(|_| Bad)?)
        {
            let source = u16::try_from(source).map_err(|_| Bad)?;
            person
                .life
                .hours
                .push((u32::try_from(hour).map_err(|_| Bad)?, source));
        }
    }
    let counts = u.numbers(n)?;
    let all = sum(&counts)?;
    let mut places = u.planes::<8>(all)?.into_iter().zip(u.deltas(all)?);
    for (person, count) in people.iter_mut().zip(counts) {
        for (address, day) in places
            .by_ref()
            .take(usize::try_from(count).map_err(|_| Bad)?)
        {
            let address = u64::from_le_bytes(address);
            person
                .life
                .places
                .push((address, u32::try_from(day).map_err(|_| Bad)?));
        }
    }
    u.end()?;
    Ok(people)
}

pub(super) fn legacy(rows: &[LegacyData]) -> std::io::Result<String> {
    let mut p = Packer::new(rows.len());
    p.deltas(rows.iter().map(|r| i64::from(r.person)));
    p.deltas(rows.iter().map(|r| r.at.0));
    ids(&mut p, rows.iter().map(|r| r.id));
    ranks(&mut p, rows.iter().map(|r| r.rank));
    p.bytes(rows.iter().map(|r| of_protocol(r.protocol)));
    error_codes(&mut p, rows.iter().map(|r| r.code));
    p.bytes(rows.iter().map(|r| method_bits(r.method)));
    p.bytes(rows.iter().map(|r| {
        event_bits(r.event_type)
            | u8::from(r.no_agent_column) << 2
            | u8::from(r.guest) << 3
            | u8::from(r.cross_tenant) << 4
    }));
    p.numbers(rows.iter().map(|r| u64::from(r.source)));
    text_columns(&mut p, rows, |r| r.texts);
    p.finish()
}

pub(super) fn read_legacy(mut u: Unpacker, codes: &Codes) -> Result<Vec<LegacyData>, Bad> {
    let n = u.rows();
    let people = u.deltas(n)?;
    let times = u.deltas(n)?;
    let ids = read_ids(&mut u, n)?;
    let ranks = read_ranks(&mut u, n)?;
    let protocols = u.bytes(n)?;
    let error_codes = read_error_codes(&mut u, n)?;
    let methods = u.bytes(n)?;
    let flags = u.bytes(n)?;
    let sources = u.numbers(n)?;
    let texts = read_text_columns::<{ LEGACY_TEXTS.len() }>(&mut u, n)?;
    u.end()?;
    let mut rows = Vec::with_capacity(n);
    let columns = people.into_iter().zip(times).zip(ids).zip(ranks);
    let columns = columns.zip(protocols).zip(error_codes).zip(methods);
    for (((((((person, at), id), rank), protocol), code), method), ((flags, source), texts)) in
        columns.zip(flags.into_iter().zip(sources).zip(texts))
    {
        rows.push(LegacyData {
            person: u32::try_from(person).map_err(|_| Bad)?,
            at: instant(at)?,
            id,
            rank,
            protocol: codes.protocol(protocol).ok_or(Bad)?,
            code,
            method: read_method(method)?,
            event_type: read_event(flags & 3)?,
            no_agent_column: flags & 4 != 0,
            guest: flags & 8 != 0,
            cross_tenant: flags & 16 != 0,
            source: u16::try_from(source).map_err(|_| Bad)?,
            texts,
        });
    }
    Ok(rows)
}

pub(super) fn modern(rows: &[ModernData]) -> std::io::Result<String> {
    let mut p = Packer::new(rows.len());
    p.deltas(rows.iter().map(|r| i64::from(r.person)));
    p.deltas(rows.iter().map(|r| r.at.0));
    ids(&mut p, rows.iter().map(|r| r.id));
    ranks(&mut p, rows.iter().map(|r| r.rank));
    p.bytes(
        rows.iter()
            .map(|r| r.client.app.map_or(0, |a| of_app(a) + 1)),
    );
    p.bytes(rows.iter().map(|r| r.client.scopes.bits()));
    error_codes(&mut p, rows.iter().map(|r| r.code));
    p.bytes(rows.iter().map(|r| {
        event_bits(r.event_type)
            | u8::from(r.ropc) << 2
            | u8::from(r.accepted) << 3
            | u8::from(r.to_mail) << 4
    }));
    p.numbers(rows.iter().map(|r| u64::from(r.source)));
    text_columns(&mut p, rows, |r| r.texts);
    p.finish()
}

pub(super) fn read_modern(mut u: Unpacker, codes: &Codes) -> Result<Vec<ModernData>, Bad> {
    let n = u.rows();
    let people = u.deltas(n)?;
    let times = u.deltas(n)?;
    let ids = read_ids(&mut u, n)?;
    let ranks = read_ranks(&mut u, n)?;
    let apps = u.bytes(n)?;
    let scopes = u.bytes(n)?;
    let error_codes = read_error_codes(&mut u, n)?;
    let flags = u.bytes(n)?;
    let sources = u.numbers(n)?;
    let texts = read_text_columns::<{ MODERN_TEXTS.len() }>(&mut u, n)?;
    u.end()?;
    let mut rows = Vec::with_capacity(n);
    let columns = people.into_iter().zip(times).zip(ids).zip(ranks);
    let columns = columns.zip(apps.into_iter().zip(scopes)).zip(error_codes);
    for ((((((person, at), id), rank), (app, scopes)), code), ((flags, source), texts)) in
        columns.zip(flags.into_iter().zip(sources).zip(texts))
    {
        rows.push(ModernData {
            person: u32::try_from(person).map_err(|_| Bad)?,
            at: instant(at)?,
            id,
            rank,
            client: MailClient {
                app: match app.checked_sub(1) {
                    None => None,
                    Some(app) => Some(codes.app(app).ok_or(Bad)?),
                },
                scopes: MailScopes::of_bits(scopes).ok_or(Bad)?,
            },
            ropc: flags & 4 != 0,
            accepted: flags & 8 != 0,
            to_mail: flags & 16 != 0,
            source: u16::try_from(source).map_err(|_| Bad)?,
            code,
            event_type: read_event(flags & 3)?,
            texts,
        });
    }
    Ok(rows)
}

pub(super) fn companions(rows: &[CompanionData]) -> std::io::Result<String> {
    let mut p = Packer::new(rows.len());
    let keys: Vec<[u8; 8]> = rows.iter().map(|r| r.key.to_le_bytes()).collect();
    p.planes(&keys);
    p.bytes(rows.iter().map(|r| method_bits(r.method)));
    p.numbers(rows.iter().map(|r| r.source.into()));
    p.finish()
}

pub(super) fn read_companions(mut u: Unpacker) -> Result<Vec<CompanionData>, Bad> {
    let n = u.rows();
    let (keys, methods, sources) = (u.planes::<8>(n)?, u.bytes(n)?, u.numbers(n)?);
    u.end()?;
    keys.into_iter()
        .zip(methods)
        .zip(sources)
        .map(|((key, method), source)| {
            Ok(CompanionData {
                key: u64::from_le_bytes(key),
                method: read_method(method)?,
                source: u16::try_from(source).map_err(|_| Bad)?,
            })
        })
        .collect()
}

pub(super) fn counted(rows: &[CountedData]) -> std::io::Result<String> {
    let mut p = Packer::new(rows.len());
    let mut before = 0;
    // Sorted by key: differences have fewer random bits than the keys.
    let keys: Vec<[u8; 8]> = rows
        .iter()
        .map(|r| {
            let difference = r.key.wrapping_sub(before);
            before = r.key;
            difference.to_le_bytes()
        })
        .collect();
    p.planes(&keys);
    let marks: Vec<[u8; 4]> = rows
        .iter()
        .map(|r| {
            let kind = u32::from(kind_number(r.kind)) << 29 | u32::from(r.without_id) << 28;
            (kind | r.rank & 0x0FFF_FFFF).to_le_bytes()
        })
        .collect();
    p.planes(&marks);
    p.finish()
}

pub(super) fn read_counted(mut u: Unpacker) -> Result<Vec<CountedData>, Bad> {
    let n = u.rows();
    let (keys, marks) = (u.planes::<8>(n)?, u.planes::<4>(n)?);
    u.end()?;
    let mut key = 0_u64;
    keys.into_iter()
        .zip(marks)
        .map(|(difference, mark)| {
            key = key.wrapping_add(u64::from_le_bytes(difference));
            let mark = u32::from_le_bytes(mark);
            Ok(CountedData {
                key,
                kind: match mark >> 29 {
                    1 => RecordKind::Modern,
                    2 => RecordKind::Unknown,
                    3 => RecordKind::NotUser,
                    // Legacy records are kept, never only counted.
                    _ => return Err(Bad),
                },
                without_id: mark >> 28 & 1 == 1,
                rank: mark & 0x0FFF_FFFF,
            })
        })
        .collect()
}

const fn kind_number(kind: RecordKind) -> u8 {
    match kind {
        RecordKind::Legacy => 0,
        RecordKind::Modern => 1,
        RecordKind::Unknown => 2,
        RecordKind::NotUser => 3,
    }
}

fn ids(p: &mut Packer, ids: impl Iterator<Item = RecordId> + Clone) {
    p.bytes(ids.clone().map(|id| match id {
        RecordId::Guid(_) => 0,
        RecordId::Text(_) => 1,
        RecordId::None { .. } => 2,
    }));
    let (mut guids, mut texts, mut keys) = (Vec::new(), Vec::new(), Vec::new());
    for id in ids {
        match id {
            RecordId::Guid(guid) => guids.push(guid.0.to_be_bytes()),
            RecordId::Text(text) => texts.push(u64::from(text.0)),
            RecordId::None { key } => keys.push(key.to_le_bytes()),
        }
    }
    p.planes(&guids);
    p.numbers(texts.into_iter());
    p.planes(&keys);
}

fn read_ids(u: &mut Unpacker, n: usize) -> Result<Vec<RecordId>, Bad> {
    let kinds = u.bytes(n)?;
    let count = |kind: u8| kinds.iter().filter(|k| **k == kind).count();
    let mut guids = u.planes::<16>(count(0))?.into_iter();
    let mut texts = u.numbers(count(1))?.into_iter();
    let mut keys = u.planes::<8>(count(2))?.into_iter();
    kinds
        .iter()
        .map(|kind| {
            Ok(match kind {
                0 => RecordId::Guid(Guid(u128::from_be_bytes(guids.next().ok_or(Bad)?))),
                1 => RecordId::Text(TextNo(small(texts.next().ok_or(Bad)?)?)),
                2 => RecordId::None {
                    key: u64::from_le_bytes(keys.next().ok_or(Bad)?),
                },
                _ => return Err(Bad),
            })
        })
        .collect()
}

fn ranks(p: &mut Packer, ranks: impl Iterator<Item = Rank> + Clone) {
    p.bytes(ranks.clone().map(|r| r.details));
    p.bytes(ranks.clone().map(|r| r.filled));
    let contents: Vec<[u8; 4]> = ranks.map(|r| r.content.to_le_bytes()).collect();
    p.planes(&contents);
}

fn read_ranks(u: &mut Unpacker, n: usize) -> Result<Vec<Rank>, Bad> {
    let (details, filled, content) = (u.bytes(n)?, u.bytes(n)?, u.planes::<4>(n)?);
    Ok(details
        .into_iter()
        .zip(filled)
        .zip(content)
        .map(|((details, filled), content)| Rank {
            details,
            filled,
            content: u32::from_le_bytes(content),
        })
        .collect())
}

/// 0: none, 1: no number, else the number plus two (zigzag).
fn error_codes(p: &mut Packer, codes: impl Iterator<Item = Code>) {
    p.numbers(codes.map(|code| match code {
        Code::Absent => 0,
        Code::Unreadable => 1,
        // Error codes have seven digits at the most; one that would not fit is none that anybody knows.
        Code::Number(n) => zigzag(n).checked_add(2).unwrap_or(1),
    }));
}

fn read_error_codes(u: &mut Unpacker, n: usize) -> Result<Vec<Code>, Bad> {
    Ok(u.numbers(n)?
        .into_iter()
        .map(|code| match code {
            0 => Code::Absent,
            1 => Code::Unreadable,
            n => Code::Number(unzigzag(n - 2)),
        })
        .collect())
}

fn text_columns<T, const N: usize>(
    p: &mut Packer,
    rows: &[T],
    texts: impl Fn(&T) -> [Option<TextNo>; N],
) {
    for column in 0..N {
        p.numbers(rows.iter().map(|row| {
            let text = texts(row).get(column).copied().flatten();
            text.map_or(0, |t| u64::from(t.0) + 1)
        }));
    }
}

fn read_text_columns<const N: usize>(
    u: &mut Unpacker,
    n: usize,
) -> Result<Vec<[Option<TextNo>; N]>, Bad> {
    let mut rows = vec![[None; N]; n];
    for column in 0..N {
        for (row, number) in rows.iter_mut().zip(u.numbers(n)?) {
            if let (Some(slot), Some(number)) = (row.get_mut(column), number.checked_sub(1)) {
                *slot = Some(TextNo(small(number)?));
            }
        }
    }
    Ok(rows)
}

const fn method_bits(m: Method) -> u8 {
    m.password as u8
        | (m.certificate as u8) << 1
        | (m.ropc as u8) << 2
        | (m.relay as u8) << 3
        | (m.other as u8) << 4
}

const fn read_method(bits: u8) -> Result<Method, Bad> {
    if bits >> 5 != 0 {
        return Err(Bad);
    }
    Ok(Method {
        password: bits & 1 != 0,
        certificate: bits & 2 != 0,
        ropc: bits & 4 != 0,
        relay: bits & 8 != 0,
        other: bits & 16 != 0,
    })
}

const fn event_bits(event_type: Option<EventType>) -> u8 {
    match event_type {
        None => 0,
        Some(EventType::InteractiveUser) => 1,
        Some(EventType::NonInteractiveUser) => 2,
    }
}

const fn read_event(bits: u8) -> Result<Option<EventType>, Bad> {
    match bits {
        0 => Ok(None),
        1 => Ok(Some(EventType::InteractiveUser)),
        2 => Ok(Some(EventType::NonInteractiveUser)),
        _ => Err(Bad),
    }
}

fn instant(ms: i64) -> Result<Instant, Bad> {
    if (0..=LATEST).contains(&ms) {
        Ok(Instant(ms))
    } else {
        Err(Bad)
    }
}

/// Entries of a list in all; bounded by what the chunk can hold, which reading them checks.
fn sum(counts: &[u64]) -> Result<usize, Bad> {
    let all = counts
        .iter()
        .try_fold(0_u64, |all, n| all.checked_add(*n))
        .ok_or(Bad)?;
    usize::try_from(all).map_err(|_| Bad)
}

fn small(number: u64) -> Result<u32, Bad> {
    u32::try_from(number).map_err(|_| Bad)
}
