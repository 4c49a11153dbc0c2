namespace StarMiner.Kernels;

public partial class NearestKernel
{
    private const string InvalidParams = "Nearest/invalid-params";
    private const string NoSuchOperand = "Nearest/no-such-operand";
    private const string NoSuchCell = "Nearest/no-such-cell";
    private const string InputsMalformed = "Nearest/inputs-malformed";
}
