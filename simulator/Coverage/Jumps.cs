using Neo.VM;

namespace StarMiner.Simulator.Coverage;

static class Jumps
{
    public static bool IsConditional(OpCode code) => code is >= OpCode.JMPIF and <= OpCode.JMPLE_L;
}
