#include "commands/commands.h"
TrExit tr_run_draw(TrSettings *s, TrError *e)
{
    (void)s;
    (void)e;
    return 0;
}
TrExit tr_run_build(TrSettings *s, TrError *e)
{
    (void)s;
    (void)e;
    return 0;
}
TrExit tr_run_export(TrSettings *s, TrError *e)
{
    (void)s;
    (void)e;
    return 0;
}
