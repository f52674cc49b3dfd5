//! Passphrases of case files: one that is made at random, and which typed ones are refused. Whoever has the file can try as
//! many as they like, so a typed one is as long as a password that stands alone must be
//! (<https://pages.nist.gov/800-63-4/sp800-63b.html>, 15 characters). Pure.

/// Digits and letters that are not taken for one another (Crockford's base 32), five bits each.
const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Characters of a typed one at the least, and different ones among them.
const LENGTH: usize = 15;
const DIFFERENT: usize = 8;

/// A passphrase of 120 random bits, in groups of four characters.
#[must_use]
pub fn made(random: [u8; 15]) -> String {
    let mut made = String::with_capacity(29);
    for (n, five) in random.as_chunks::<5>().0.iter().enumerate() {
        let bits = five
            .iter()
            .fold(0_u64, |bits, byte| bits << 8 | u64::from(*byte));
        for place in 0..8 {
            if place % 4 == 0 && n + place > 0 {
                made.push('-');
            }
            let letter = bits >> (35 - 5 * place) & 31;
            let letter = usize::try_from(letter).ok().and_then(|l| LETTERS.get(l));
            made.push(char::from(letter.copied().unwrap_or(b'0')));
        }
    }
    made
}

/// A typed one that is refused.
#[must_use]
pub fn is_weak(typed: &str) -> bool {
    let first_of_its_kind = |(at, c): &(usize, char)| typed.find(*c) == Some(*at);
    let different = typed.char_indices().filter(first_of_its_kind).count();
    typed.chars().count() < LENGTH || different < DIFFERENT
}

#[cfg(test)]
mod tests {
    use super::{is_weak, made};

    #[test]
    fn made_ones_carry_all_bits() {
        assert_eq!(made([0; 15]), "0000-0000-0000-0000-0000-0000");
        assert_eq!(made([255; 15]), "ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ");
        let mut one = [0; 15];
        one[14] = 1;
        assert_eq!(made(one), "0000-0000-0000-0000-0000-0001");
        one[5] = 0x80;
        assert_eq!(made(one), "0000-0000-G000-0000-0000-0001");
        let random = std::array::from_fn(|n| (n * 37 % 251) as u8);
        assert!(!is_weak(&made(random)));
    }

    #[test]
    fn short_and_monotonous_ones_are_weak() {
        for weak in [
            "",
            "a",
            "Sommer2026!",
            "aaaaaaaaaaaaaaaaaaaaaaaa",
            "1212121212121212",
            "ääääääääääääääää",
        ] {
            assert!(is_weak(weak), "{weak}");
        }
        for good in ["Grüße an 9 Wölfe", "correct horse battery"] {
            assert!(!is_weak(good), "{good}");
        }
    }
}
