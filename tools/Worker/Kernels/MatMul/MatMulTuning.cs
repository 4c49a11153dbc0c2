namespace StarMiner.Worker.Kernels.MatMul;

/// <summary>How a GPU multiplies. None of them is the law: a device proves each to be bit-equal to it before it is used.</summary>
enum MatMulTuning
{
    /// <summary>The cell function, a thread a cell.</summary>
    Law,

    /// <summary>Tiles in shared memory, four multiply-adds an instruction.</summary>
    Dot4,

    /// <summary>Tiles in shared memory, a product of 16 x 32 by 32 x 8 bytes an instruction of a warp.</summary>
    Tensor,
}
