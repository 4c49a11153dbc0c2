namespace StarMiner.Kernels;

public partial class MatMulKernel
{
    private const string InvalidParams = "MatMul/invalid-params";
    private const string NoSuchOperand = "MatMul/no-such-operand";
    private const string NoSuchCell = "MatMul/no-such-cell";
    private const string InputsMalformed = "MatMul/inputs-malformed";
}
