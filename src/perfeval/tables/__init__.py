"""Tables under Chinese heads ⇄ records (自评表的读写): sequences of rows, from any library."""

from perfeval.tables.heads import SPELLINGS, Head
from perfeval.tables.reader import read_table, read_tables
from perfeval.tables.sheet import LevelMarks, Place, Remark, Table
from perfeval.tables.writer import MoneyUnit, Written, to_rows

__all__ = [
    "SPELLINGS",
    "Head",
    "LevelMarks",
    "MoneyUnit",
    "Place",
    "Remark",
    "Table",
    "Written",
    "read_table",
    "read_tables",
    "to_rows",
]
