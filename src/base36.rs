//! Numbers in base 36, as stamps and ids carry them: digits `0`–`9` and `a`–`z`. Our own, because
//! the standard library reads it in several spellings and does not write it.

/// Digits of the greatest number.
const DIGITS: usize = 13;

/// Reads a number; nothing unless it is spelled as [`push`] does: no leading zero, no sign, no
/// capital letter.
pub fn parse(text: &str) -> Option<u64> {
    let leading_zero = text.len() > 1 && text.starts_with('0');
    if text.is_empty() || leading_zero {
        return None;
    }
    text.bytes().try_fold(0_u64, |sum, byte| {
        let digit = match byte {
            b'0'..=b'9' => byte - b'0',
            b'a'..=b'z' => byte - b'a' + 10,
            _ => return None,
        };
        sum.checked_mul(36)?.checked_add(u64::from(digit))
    })
}

/// Appends a number.
pub fn push(out: &mut String, number: u64) {
    let lowest = lowest_digits(number, DIGITS);
    let digits = lowest.trim_end_matches('0');
    out.extend(if digits.is_empty() { "0" } else { digits }.chars().rev());
}

/// The `count` lowest digits of a number, the lowest first: random characters of a random number.
pub fn lowest_digits(mut number: u64, count: usize) -> String {
    let digits = std::iter::repeat_with(|| {
        let digit = char::from_digit((number % 36) as u32, 36);
        number /= 36;
        digit
    });
    digits.take(count).flatten().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_greatest_number_has_as_many_digits_as_are_written() {
        let mut text = String::new();
        push(&mut text, u64::MAX);
        assert_eq!((&*text, text.len()), ("3w5e11264sgsf", DIGITS));
        assert_eq!(parse("3w5e11264sgsg"), None);
        assert_eq!(lowest_digits(36 + 35, 4), "z100");
    }

    proptest! {
        #[test]
        fn what_was_written_reads_back_in_this_spelling_only(number: u64) {
            let mut text = String::new();
            push(&mut text, number);
            prop_assert_eq!(u64::from_str_radix(&text, 36), Ok(number));
            prop_assert_eq!(parse(&text), Some(number));
            for other in [format!("0{text}"), format!("+{text}"), format!("{text}.")] {
                prop_assert_eq!(parse(&other), None);
            }
        }
    }
}
