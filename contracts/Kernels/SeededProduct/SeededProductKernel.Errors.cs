namespace StarMiner.Kernels;

public partial class SeededProductKernel
{
    private const string InvalidParams = "SeededProduct/invalid-params";
    private const string NoSuchOperand = "SeededProduct/no-such-operand";
    private const string NoSuchCell = "SeededProduct/no-such-cell";
    private const string InputsMalformed = "SeededProduct/inputs-malformed";
}
