namespace Orleans;

/// <summary>The grain type of the class, instead of its name in lower case without "grain".</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class GrainTypeAttribute(string grainType) : Attribute
{
    internal string GrainType { get; } = grainType;
}
