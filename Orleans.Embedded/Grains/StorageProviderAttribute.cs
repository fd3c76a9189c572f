namespace Orleans.Providers;

/// <summary>The storage of a <see cref="Grain{TGrainState}"/>.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class StorageProviderAttribute : Attribute
{
    /// <summary>The name of the storage; null for the default.</summary>
    public string? ProviderName { get; set; }
}
