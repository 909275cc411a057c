mod cards;
mod drawing;
mod faces;
mod fairness;
mod library;
mod spreads;
mod vectors;
