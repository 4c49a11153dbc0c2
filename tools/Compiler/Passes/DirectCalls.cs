using StarMiner.Compiler.Emit;
using StarMiner.Compiler.Ir;

namespace StarMiner.Compiler.Passes;

/// <summary>An invocation of a delegate that is known at compile time is a call.</summary>
public static class DirectCalls
{
    public static bool Run(Function function) => Rewriter.Run(function, expr => expr switch
    {
        IndirectCall { Operands: [.., Retyped same] } call => call.With([.. call.Operands[..^1], same.Operands[0]]),
        IndirectCall { Operands: [.., FunctionPointer pointer] } call =>
            new Call(pointer.Target, call.Type, call.Operands[..^1]),
        // The object is evaluated before the arguments then.
        IndirectCall { Operands: [.., Pack { Code: OpCode.PACK, Operands: [FunctionPointer pointer, var self] }] } call
            when call.Operands[..^1].All(argument => EffectRules.Commute(self.Effects, argument.Effects)) => new Call(pointer.Target, call.Type, [self, .. call.Operands[..^1]]),
        _ => expr,
    });
}
