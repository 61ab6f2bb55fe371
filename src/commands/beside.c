/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "commands/beside.h"

#include "draw/positions.h"

static bool is_simplified(const TrPicture *picture, const TrSettings *settings)
{
    (void)settings;
    return picture->choice.cut != TR_CUT_NONE || picture->choice.n_disparity > 0;
}

static TrStatus write_left_out(const TrPicture *picture, const TrSettings *settings, FILE *file, TrError *err)
{
    return tr_choice_write_left_out(picture->network, picture->diagram, &picture->choice, settings->excel,
                                    file, err);
}

static bool is_kept(const TrPicture *picture, const TrSettings *settings)
{
    return settings->keep_positions && picture->positions != NULL;
}

static TrStatus write_positions(const TrPicture *picture, const TrSettings *settings, FILE *file,
                                TrError *err)
{
    (void)settings;
    return tr_positions_write(picture->positions, file, err);
}

const TrBeside tr_beside[] = {
    {".left-out.csv", "what was left out to simplify it", is_simplified, write_left_out},
    {TR_POSITIONS, "where everything stands, for --keep-positions", is_kept, write_positions},
};
const size_t tr_n_beside = sizeof tr_beside / sizeof *tr_beside;
