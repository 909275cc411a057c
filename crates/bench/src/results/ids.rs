/// Digits of base62, in the order of their values.
const DIGITS: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/// An id as a link would have it: 22 digits.
#[must_use]
pub fn written(mut id: u128) -> String {
    let mut text = [0_u8; 22];
    for place in text.iter_mut().rev() {
        *place = DIGITS[(id % 62) as usize];
        id /= 62;
    }
    text.into_iter().map(char::from).collect()
}

/// An id that nobody has.
#[must_use]
pub fn made_up() -> String {
    written(rand::random())
}

#[cfg(test)]
mod tests {
    use super::written;

    #[test]
    fn ids_are_written_as_the_product_writes_them() {
        assert_eq!(written(0), "0".repeat(22));
        assert_eq!(written(61), format!("{}z", "0".repeat(21)));
        assert_eq!(written(u128::MAX), "7n42DGM5Tflk9n8mt7Fhc7");
    }
}
