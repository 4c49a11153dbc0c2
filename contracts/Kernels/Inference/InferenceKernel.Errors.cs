namespace StarMiner.Kernels;

public partial class InferenceKernel
{
    private const string InvalidParams = "Inference/invalid-params";
    private const string NoSuchOperand = "Inference/no-such-operand";
    private const string NoSuchCell = "Inference/no-such-cell";
    private const string InputsMalformed = "Inference/inputs-malformed";
}
