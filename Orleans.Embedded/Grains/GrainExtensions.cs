using Orleans.Runtime;

namespace Orleans;

/// <summary>What a grain, or a reference to one, says of itself.</summary>
public static class GrainExtensions
{
    /// <summary>The identity.</summary>
    public static GrainId GetGrainId(this IAddressable grain) => grain switch
    {
        GrainProxy reference => reference.Id,
        IGrainBase { GrainContext: { } context } => context.GrainId,
        _ => throw new ArgumentException($"{grain} is neither a grain nor a reference to one.", nameof(grain)),
    };

    /// <summary>The key of a grain with a string for key.</summary>
    public static string GetPrimaryKeyString(this IAddressable grain) => grain.GetGrainId().Key.ToString();

    /// <summary>The key of a grain with a Guid for key.</summary>
    public static Guid GetPrimaryKey(this IAddressable grain) => grain.GetGrainId().GetGuidKey();

    /// <summary>The key of a grain with a Guid and a string for key.</summary>
    public static Guid GetPrimaryKey(this IAddressable grain, out string? keyExt) => grain.GetGrainId().GetGuidKey(out keyExt);

    /// <summary>The key of a grain with a number for key.</summary>
    public static long GetPrimaryKeyLong(this IAddressable grain) => grain.GetGrainId().GetIntegerKey();

    /// <summary>The key of a grain with a number and a string for key.</summary>
    public static long GetPrimaryKeyLong(this IAddressable grain, out string? keyExt) => grain.GetGrainId().GetIntegerKey(out keyExt);

    /// <summary>A reference to the grain, for others to call: the grain object itself must not leave the grain.</summary>
    public static TGrainInterface AsReference<TGrainInterface>(this IAddressable grain) =>
        (TGrainInterface)grain.AsReference(typeof(TGrainInterface));

    /// <inheritdoc cref="AsReference{TGrainInterface}"/>
    public static object AsReference(this IAddressable grain, Type interfaceType) => GrainProxy.Create(SiloOf(grain), interfaceType, grain.GetGrainId());

    /// <summary>The same reference as another interface of the grain.</summary>
    public static TGrainInterface Cast<TGrainInterface>(this IAddressable grain) => grain.AsReference<TGrainInterface>();

    /// <inheritdoc cref="Cast{TGrainInterface}"/>
    public static object Cast(this IAddressable grain, Type interfaceType) => grain.AsReference(interfaceType);

    private static Silo SiloOf(IAddressable grain) =>
        grain is GrainProxy reference ? reference.Silo : ((Activation)((IGrainBase)grain).GrainContext).Silo;
}
