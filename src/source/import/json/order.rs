//! The records of a log have their keys in the same order. What stood at a place in the records before is tried first: one
//! comparison of bytes takes the place of finding the key's end, its colon, and its meaning.
//!
//! In: the bytes from a key's first quote on. Out: the same answer as reading the key gives, or none. Nothing is taken on
//! trust: a key counts as expected only if it stands there, byte for byte.

use super::field::Field;
use super::masks::{LEAD, agreeing};

/// Places that are tried before a key is read: some members are missing now and then.
const TRIED: usize = 4;
/// More different members than any record has; where keys stand in no order, the list must not grow with the file.
const MOST: usize = 256;

/// A key as it stands, from its first quote to the first byte of its value.
#[derive(Debug)]
struct Lead {
    bytes: [u8; LEAD],
    len: usize,
    field: Option<Field>,
}

/// The order of the keys so far.
#[derive(Debug, Default)]
pub(super) struct Order {
    leads: Vec<Lead>,
    /// The one expected next.
    next: usize,
}

impl Order {
    /// An object begins.
    #[inline(always)]
    pub(super) fn restart(&mut self) {
        self.next = 0;
    }

    /// What the key at byte `at` means, and the byte behind its colon; `None` if it is not one of those expected here.
    #[inline(always)]
    pub(super) fn expected(&mut self, b: &[u8], at: usize) -> Option<(Option<Field>, usize)> {
        let window = b.get(at..)?.first_chunk::<LEAD>()?;
        let lead = self.leads.get(self.next)?;
        if agreeing(window, &lead.bytes) >= lead.len {
            self.next += 1;
            return Some((lead.field, at + lead.len));
        }
        self.expected_later(window, at)
    }

    /// The same where members are missing.
    fn expected_later(&mut self, window: &[u8; LEAD], at: usize) -> Option<(Option<Field>, usize)> {
        let later = self.leads.iter().skip(self.next + 1).take(TRIED - 1);
        for (lead, skipped) in later.zip(2..) {
            if agreeing(window, &lead.bytes) >= lead.len {
                self.next += skipped;
                return Some((lead.field, at + lead.len));
            }
        }
        None
    }

    /// A key was read that was not expected: next time it is.
    #[cold]
    pub(super) fn learn(&mut self, lead: &[u8], field: Option<Field>) {
        let mut bytes = [0; LEAD];
        let len = lead.len();
        let Some(room) = bytes.get_mut(..len) else {
            return; // Longer than any key that matters.
        };
        room.copy_from_slice(lead);
        // Near the end of the bytes an expected key can have been read, too.
        let known = |l: &Lead| l.len == len && l.bytes == bytes;
        let rest = self.leads.get(self.next..).unwrap_or_default();
        if let Some(found) = rest.iter().take(TRIED).position(known) {
            self.next += found + 1;
            return;
        }
        let lead = Lead { bytes, len, field };
        if self.leads.len() < MOST {
            self.leads.insert(self.next.min(self.leads.len()), lead);
        } else if let Some(place) = self.leads.get_mut(self.next) {
            *place = lead;
        }
        self.next += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::Order;
    use crate::source::import::json::field::Field;

    const PAD: &str = "                                                ";

    fn ask(order: &mut Order, text: &str) -> Option<(Option<Field>, usize)> {
        order.expected(format!("{text}{PAD}").as_bytes(), 0)
    }

    #[test]
    fn a_key_is_expected_where_it_stood_and_nowhere_else() {
        let mut order = Order::default();
        order.learn(b"\"id\":", Some(Field::Id));
        order.learn(b"\"x\" : ", None);
        order.restart();
        assert_eq!(ask(&mut order, "\"id\":1"), Some((Some(Field::Id), 5)));
        assert_eq!(ask(&mut order, "\"id\":1"), None, "not twice");
        assert_eq!(ask(&mut order, "\"x\":1"), None, "its blanks count");
        assert_eq!(ask(&mut order, "\"x\" : 1"), Some((None, 6)));
        assert_eq!(ask(&mut order, "\"x\" : 1"), None, "no more keys");
    }

    #[test]
    fn a_missing_member_costs_no_order() {
        let mut order = Order::default();
        for key in ["\"a\":", "\"b\":", "\"userId\":"] {
            let field = (key.len() > 4).then_some(Field::UserId);
            order.learn(key.as_bytes(), field);
        }
        order.restart();
        assert_eq!(
            ask(&mut order, "\"userId\":"),
            Some((Some(Field::UserId), 9))
        );
    }

    #[test]
    fn a_key_that_goes_on_is_another_key() {
        let mut order = Order::default();
        order.learn(b"\"id\":", Some(Field::Id));
        order.restart();
        assert_eq!(ask(&mut order, "\"id2\":"), None);
        assert_eq!(order.expected(b"\"id\":", 0), None, "too near the end");
        order.learn(b"\"id\":", Some(Field::Id));
        order.restart();
        assert_eq!(ask(&mut order, "\"id\":"), Some((Some(Field::Id), 5)));
        assert_eq!(ask(&mut order, "\"id\":"), None, "learned once");
    }

    #[test]
    fn keys_in_no_order_do_not_fill_the_memory() {
        let mut order = Order::default();
        for n in 0..2000 {
            if n % 50 == 0 {
                order.restart();
            }
            order.learn(format!("\"k{n}\":").as_bytes(), None);
        }
        assert!(order.leads.len() <= super::MOST);
        order.learn(&[b'"'; 100], None);
        assert!(order.leads.len() <= super::MOST);
    }
}
