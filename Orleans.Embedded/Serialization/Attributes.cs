namespace Orleans;

/// <summary>Lets values of the type cross a grain call: they are copied member by member, by the members' <see cref="IdAttribute"/>.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Enum)]
public sealed class GenerateSerializerAttribute : Attribute
{
    /// <summary>Which members take part without an <see cref="IdAttribute"/>.</summary>
    public GenerateFieldIds GenerateFieldIds { get; init; } = GenerateFieldIds.None;

    /// <summary>Whether the parameters of the primary constructor take part; by default those of records do.</summary>
    public bool IncludePrimaryConstructorParameters { get; init; }
}

/// <summary>Which members get an implicit id.</summary>
public enum GenerateFieldIds
{
    /// <summary>Only members that carry an <see cref="IdAttribute"/>.</summary>
    None,

    /// <summary>All public properties.</summary>
    PublicProperties,
}

/// <summary>The member's number in the serialised form; a member without one is not copied.</summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property | AttributeTargets.Class | AttributeTargets.Struct
    | AttributeTargets.Enum | AttributeTargets.Method)]
public sealed class IdAttribute(uint id) : Attribute
{
    /// <summary>Unique within the type and its level of inheritance.</summary>
    public uint Id { get; } = id;
}

/// <summary>A name for the type or method that survives renaming.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Interface | AttributeTargets.Struct | AttributeTargets.Enum | AttributeTargets.Method)]
public sealed class AliasAttribute(string alias) : Attribute
{
    /// <summary>Unique in the program.</summary>
    public string Alias { get; } = alias;
}

/// <summary>Promises that the value does not change any more, so that it is passed without a copy.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Enum | AttributeTargets.Property
    | AttributeTargets.Field | AttributeTargets.Parameter | AttributeTargets.ReturnValue)]
public sealed class ImmutableAttribute : Attribute;
