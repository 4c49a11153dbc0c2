namespace StarMiner.Kernels;

public partial class TrainingKernel
{
    private const string InvalidParams = "Training/invalid-params";
    private const string NoSuchOperand = "Training/no-such-operand";
    private const string NoSuchCell = "Training/no-such-cell";
    private const string InputsMalformed = "Training/inputs-malformed";
}
