/// The shapes in which a reading is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Shape {
    /// 1200 × 630, what a link shows. Kakao crops it to 2:1: what matters lies within the middle
    /// 600 rows.
    Wide,
    /// 800 × 800, for chats.
    Square,
    /// 1080 × 1920, a whole telephone. Apps lay their own buttons over the top and the bottom.
    Story,
}

impl Shape {
    pub const ALL: [Self; 3] = [Self::Wide, Self::Square, Self::Story];

    /// Width and height in pixels.
    #[must_use]
    pub const fn size(self) -> (u32, u32) {
        match self {
            Self::Wide => (1200, 630),
            Self::Square => (800, 800),
            Self::Story => (1080, 1920),
        }
    }

    /// The name for addresses and keys.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Wide => "wide",
            Self::Square => "square",
            Self::Story => "story",
        }
    }
}
