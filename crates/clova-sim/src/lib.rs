//! clova-sim
