//! What signs are and how words are compared: the server's own files, for the server cannot be built without what is generated here.

#[path = "../../syntax/src/script/classes.rs"]
pub(crate) mod classes;
#[path = "../../syntax/src/script/folding.rs"]
pub(crate) mod folding;
#[path = "../../syntax/src/script/radicals.rs"]
mod radicals;
