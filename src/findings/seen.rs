//! Which records were seen, and in which source first: fourteen bytes each, whatever the record.
//!
//! A record is known by the 64-bit hash of its identity. Among ten million records the chance that any two share one is
//! below one in three hundred thousand.

/// What is known of a record that was seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Mark(u32);

const KINDS: u32 = 3;

impl Mark {
    /// A record that is only counted: which count, whether it has no id, and a digest of its rank.
    pub(super) const fn counted(kind: u8, without_id: bool, rank: u32) -> Self {
        Self((kind as u32 & 3) << 29 | (without_id as u32) << 28 | (rank & 0x0FFF_FFFF))
    }

    /// A record that is kept: its place.
    pub(super) const fn kept(modern: bool, place: u32) -> Self {
        Self(1 << 31 | (modern as u32) << 30 | (place & 0x3FFF_FFFF))
    }

    /// Reads it back.
    pub(super) const fn read(self) -> Seen {
        if self.0 >> 31 == 0 {
            Seen::Counted {
                kind: (self.0 >> 29 & KINDS) as u8,
                without_id: self.0 >> 28 & 1 == 1,
                rank: self.0 & 0x0FFF_FFFF,
            }
        } else {
            Seen::Kept {
                modern: self.0 >> 30 & 1 == 1,
                place: self.0 & 0x3FFF_FFFF,
            }
        }
    }
}

/// A [`Mark`], read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Seen {
    /// Only counted.
    Counted {
        kind: u8,
        without_id: bool,
        rank: u32,
    },
    /// Kept among the legacy or the modern sign-ins.
    Kept { modern: bool, place: u32 },
}

/// Open addressing with linear probing; keys are hashes already.
#[derive(Debug, Default)]
pub(super) struct SeenTable {
    /// 0 is free; the key 0 is stored as 1 (two in 2⁶⁴).
    keys: Vec<u64>,
    marks: Vec<u32>,
    sources: Vec<u16>,
    len: usize,
}

impl SeenTable {
    /// The mark of a key, if seen.
    pub(super) fn get(&self, key: u64) -> Option<Mark> {
        if self.keys.is_empty() {
            return None;
        }
        let at = self.place(key);
        (*self.keys.get(at)? != 0).then(|| self.marks.get(at).copied().map(Mark))?
    }

    /// The source in which a key was seen first.
    pub(super) fn source(&self, key: u64) -> Option<u16> {
        if self.keys.is_empty() {
            return None;
        }
        let at = self.place(key);
        (*self.keys.get(at)? != 0).then(|| self.sources.get(at).copied())?
    }

    /// Sets the mark of a key; a new one was first seen in `source`.
    pub(super) fn set(&mut self, key: u64, mark: Mark, source: u16) {
        if (self.len + 1) * 5 > self.keys.len() * 4 {
            self.grow();
        }
        let at = self.place(key);
        if let (Some(k), Some(m)) = (self.keys.get_mut(at), self.marks.get_mut(at)) {
            if *k == 0 {
                self.len += 1;
                if let Some(s) = self.sources.get_mut(at) {
                    *s = source;
                }
            }
            *k = key.max(1);
            *m = mark.0;
        }
    }

    /// Every record with its mark, in no order.
    pub(super) fn iter(&self) -> impl Iterator<Item = (u64, Mark)> {
        self.keys
            .iter()
            .zip(&self.marks)
            .filter(|(key, _)| **key != 0)
            .map(|(key, mark)| (*key, Mark(*mark)))
    }

    /// Different records seen.
    #[cfg(test)]
    pub(super) fn len(&self) -> usize {
        self.len
    }

    fn place(&self, key: u64) -> usize {
        let key = key.max(1);
        let mask = self.keys.len() - 1;
        #[allow(clippy::cast_possible_truncation)]
        let mut at = key as usize & mask;
        while self.keys.get(at).is_some_and(|k| *k != 0 && *k != key) {
            at = (at + 1) & mask;
        }
        at
    }

    fn grow(&mut self) {
        let size = (self.keys.len() * 2).max(1024);
        let keys = std::mem::replace(&mut self.keys, vec![0; size]);
        let marks = std::mem::replace(&mut self.marks, vec![0; size]);
        let sources = std::mem::replace(&mut self.sources, vec![0; size]);
        for ((key, mark), source) in keys.into_iter().zip(marks).zip(sources) {
            if key != 0 {
                let at = self.place(key);
                if let (Some(k), Some(m), Some(s)) = (
                    self.keys.get_mut(at),
                    self.marks.get_mut(at),
                    self.sources.get_mut(at),
                ) {
                    (*k, *m, *s) = (key, mark, source);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Mark, Seen, SeenTable};
    use std::collections::HashMap;

    #[test]
    fn marks_read_back() {
        assert_eq!(
            Mark::counted(3, true, 0x0FFF_FFFF).read(),
            Seen::Counted {
                kind: 3,
                without_id: true,
                rank: 0x0FFF_FFFF
            }
        );
        assert_eq!(
            Mark::kept(true, 7).read(),
            Seen::Kept {
                modern: true,
                place: 7
            }
        );
        assert_eq!(
            Mark::kept(false, 0).read(),
            Seen::Kept {
                modern: false,
                place: 0
            }
        );
    }

    proptest::proptest! {
        #[test]
        fn agrees_with_a_map(ops in proptest::collection::vec((0u64..500, 0u32..1000), 0..3000)) {
            let mut table = SeenTable::default();
            let (mut map, mut first) = (HashMap::new(), HashMap::new());
            for (key, place) in ops {
                let key = key << 52 | key;
                let source = *first.entry(key.max(1)).or_insert((place % 7) as u16);
                table.set(key, Mark::kept(false, place), (place % 7) as u16);
                proptest::prop_assert_eq!(table.source(key), Some(source));
                map.insert(key.max(1), place);
                proptest::prop_assert_eq!(table.len(), map.len());
            }
            for (key, place) in map {
                proptest::prop_assert_eq!(table.get(key), Some(Mark::kept(false, place)));
            }
            proptest::prop_assert_eq!(table.get(u64::MAX), None);
        }
    }
}
