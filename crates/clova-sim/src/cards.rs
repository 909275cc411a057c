/// A card that the system message names, as a model would find it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedCard {
    pub name: String,
    pub place: String,
    pub orientation: String,
}

/// Finds every `<card place="…" orientation="…">name</card>`.
#[must_use]
pub fn named_cards(system: &str) -> Vec<NamedCard> {
    system
        .split("<card ")
        .skip(1)
        .filter_map(|rest| {
            let (attributes, rest) = rest.split_once('>')?;
            let (name, _) = rest.split_once("</card>")?;
            Some(NamedCard {
                name: name.trim().to_owned(),
                place: attribute(attributes, "place")?,
                orientation: attribute(attributes, "orientation")?,
            })
        })
        .collect()
}

fn attribute(attributes: &str, name: &str) -> Option<String> {
    let (_, rest) = attributes.split_once(&format!("{name}=\""))?;
    let (value, _) = rest.split_once('"')?;
    Some(value.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cards_are_found_where_the_prompt_names_them() {
        let found = named_cards(
            "카드:\n<card place=\"과거\" orientation=\"역방향\">컵 에이스</card> 뜻\n\
             <card place=\"현재\" orientation=\"정방향\">별</card>",
        );
        assert_eq!(found.len(), 2);
        assert_eq!(found[0].name, "컵 에이스");
        assert_eq!(found[0].orientation, "역방향");
        assert_eq!(found[1].place, "현재");
        assert!(named_cards("a <card of no shape").is_empty());
    }
}
