use proto_events::cards::{DrawnCard, Locale, SpreadId};

/// What a picture shows. Every text is taken as plain text from someone unknown.
#[derive(Debug, Clone, Copy)]
pub struct Scene<'a> {
    pub locale: Locale,
    pub spread: SpreadId,
    /// 1 to 10; those of a larger spread that were not drawn leave their places empty.
    pub cards: &'a [DrawnCard],
    /// The largest words of the picture, such as the names of the cards.
    pub title: &'a str,
    /// The gist of the reading, one or two sentences.
    pub words: &'a str,
    /// What was asked, only if whoever asked it shows it.
    pub question: Option<&'a str>,
    /// Who shares it, only if they say so.
    pub name: Option<&'a str>,
    /// The day as it is to be read.
    pub date: Option<&'a str>,
    /// Whether a model wrote it, which the law wants to be seen; else it says what did.
    pub by_model: bool,
}
