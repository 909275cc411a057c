use clap::ValueEnum;

/// What is measured of sharing, and how much of it.
#[derive(Debug, Clone, clap::Args)]
pub struct ResultsPlan {
    /// What is measured
    #[arg(
        long,
        value_enum,
        value_delimiter = ',',
        default_value = "reads,rush,cold,guesses,served,telling"
    )]
    pub parts: Vec<Part>,
    /// Links of one reading
    #[arg(long, default_value_t = 10_000)]
    pub links: usize,
    /// Rounds of the processor time of an answer
    #[arg(long, default_value_t = 9)]
    pub rounds: usize,
    /// Reads over all links, the first ones the most
    #[arg(long, default_value_t = 100_000)]
    pub reads: usize,
    /// Who ask at once for what nobody has asked for before
    #[arg(long, default_value_t = 1_000)]
    pub at_once: usize,
    /// New pictures of each shape
    #[arg(long, default_value_t = 200)]
    pub pictures: usize,
    /// Ids that are made up
    #[arg(long, default_value_t = 1_000_000)]
    pub guesses: usize,
    /// Ended links whose answers are timed beside those of unknown ones
    #[arg(long, default_value_t = 2_000)]
    pub telling: usize,
    /// MiB of links that are kept in memory, instead of the product's own number
    #[arg(long)]
    pub link_memory_mib: Option<u64>,
}

/// A part of the measurement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Part {
    /// How often the tables are asked when people read
    Reads,
    /// What is done when many ask for the same at once
    Rush,
    /// Pictures that nobody has asked for before, and memory
    Cold,
    /// Made up ids
    Guesses,
    /// Processor time of an answer, beside nginx
    Served,
    /// Whether time tells an ended link from an unknown one
    Telling,
}
