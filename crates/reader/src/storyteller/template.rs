use crate::josa::josa;

/// Puts values into `{name}`, and into `{name|은}` with the particle that fits the value.
pub fn fill(template: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(template.len() + 64);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let (slot, after) = after.split_once('}').unwrap_or((after, ""));
        let (name, particle) = slot.split_once('|').unwrap_or((slot, ""));
        match values.iter().find(|(known, _)| *known == name) {
            Some((_, value)) => {
                filled.push_str(value);
                // a closing quote may stand between a word and its particle
                let bare = particle.trim_start_matches('’');
                filled.push_str(&particle[..particle.len() - bare.len()]);
                filled.push_str(josa(value, bare));
            }
            None => debug_assert!(false, "no value for {name}"),
        }
        rest = after;
    }
    filled.push_str(rest);
    filled
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_take_their_particles_with_them() {
        let values = [("card", "별"), ("word", "망설임")];
        assert_eq!(
            fill("{card|은} ‘{word|’이라는} 말", &values),
            "별은 ‘망설임’이라는 말"
        );
        assert_eq!(fill("{card} 카드", &values), "별 카드");
    }
}
