namespace StarMiner.Kernels;

public partial class RenderingKernel
{
    private const string InvalidParams = "Rendering/invalid-params";
    private const string NoSuchOperand = "Rendering/no-such-operand";
    private const string NoSuchCell = "Rendering/no-such-cell";
    private const string InputsMalformed = "Rendering/inputs-malformed";
}
