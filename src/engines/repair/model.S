// SPDX-License-Identifier: GPL-3.0-or-later
// The model as part of the program: Model::built_in().
        .section .rodata
        .balign 64
        .global samskap_repair_model
samskap_repair_model:
        .incbin MODEL
        .global samskap_repair_model_end
samskap_repair_model_end:
        .byte 0
        .section .note.GNU-stack,"",%progbits
