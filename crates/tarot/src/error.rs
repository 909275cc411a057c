use thiserror::Error;

/// Why a draw was refused. Nothing was drawn; the same deck can be asked again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum DrawError {
    #[error("this spread has {expected} places, but {given} positions were given")]
    WrongCount { expected: usize, given: usize },
    #[error("position {position} is outside the deck, which has 0 to 77")]
    OutsideDeck { position: u8 },
    #[error("position {position} was touched more than once")]
    Repeated { position: u8 },
}

/// Why a text is not what it should be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum ParseError {
    #[error("not the name of a card, such as `major-00` or `cups-14`")]
    Card,
    #[error("a seed is 64 hexadecimal digits")]
    Seed,
    #[error("a commitment is 64 hexadecimal digits")]
    Commitment,
}
