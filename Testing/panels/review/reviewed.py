"""The model whose masks are looked at."""

MODEL = "20261121-090100-000-finetune"  # id of its run
