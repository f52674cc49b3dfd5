//! Each text once: names, agents and addresses repeat thousands of times.

use super::snapshot::TextNo;
use crate::model::visible;
use std::borrow::Cow;
use std::collections::HashMap;
use std::num::NonZeroU32;
use std::rc::Rc;

/// A text held by an [`Interner`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Sym(NonZeroU32);

/// Holds each text once.
#[derive(Debug, Default)]
pub(super) struct Interner {
    known: HashMap<Rc<str>, Sym>,
    texts: Vec<Rc<str>>,
}

/// The longest text that is kept, in bytes; a longer one is cut. Only lists of policies come near it.
const LONGEST: usize = 64 << 10;

fn bounded(text: &str) -> &str {
    let end = text.floor_char_boundary(LONGEST);
    text.get(..end).unwrap_or_default()
}

impl Sym {
    /// Its number, from 0 on in the order in which texts came.
    pub(super) const fn number(self) -> TextNo {
        TextNo(self.0.get() - 1)
    }
}

impl Interner {
    /// All texts, by number.
    pub(super) fn all(&self) -> &[Rc<str>] {
        &self.texts
    }

    /// A text that is shared already.
    pub(super) fn intern_shared(&mut self, text: Rc<str>) -> Sym {
        if text.len() > LONGEST || matches!(visible(&text), Cow::Owned(_)) {
            return self.intern(&text);
        }
        if let Some(sym) = self.known.get(&text) {
            return *sym;
        }
        self.add(text)
    }

    /// As it may be shown: whatever a text does there, it does it with letters that can be seen.
    pub(super) fn intern(&mut self, text: &str) -> Sym {
        let text = visible(bounded(text));
        if let Some(sym) = self.known.get(&*text) {
            return *sym;
        }
        self.add(text.into())
    }

    fn add(&mut self, text: Rc<str>) -> Sym {
        // Four thousand million different texts do not fit into the memory of a browser.
        let number = u32::try_from(self.texts.len() + 1).unwrap_or(u32::MAX);
        let sym = Sym(NonZeroU32::new(number).unwrap_or(NonZeroU32::MAX));
        self.texts.push(Rc::clone(&text));
        self.known.insert(text, sym);
        sym
    }

    /// Trimmed; empty is none.
    pub(super) fn intern_given(&mut self, text: Option<&str>) -> Option<Sym> {
        let text = text.map(str::trim).filter(|t| !t.is_empty())?;
        Some(self.intern(text))
    }

    pub(super) fn get(&self, sym: Sym) -> &str {
        self.texts.get(sym.0.get() as usize - 1).map_or("", |t| t)
    }
}
