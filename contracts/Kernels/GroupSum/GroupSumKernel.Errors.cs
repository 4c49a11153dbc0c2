namespace StarMiner.Kernels;

public partial class GroupSumKernel
{
    private const string InvalidParams = "GroupSum/invalid-params";
    private const string NoSuchOperand = "GroupSum/no-such-operand";
    private const string NoSuchCell = "GroupSum/no-such-cell";
    private const string InputsMalformed = "GroupSum/inputs-malformed";
}
