using Orleans;

namespace Marketplace.Contracts;

/// <summary>
/// The thing asked for does not exist, or belongs to another seller: the two are deliberately told alike.
/// The API answers 404.
/// </summary>
[GenerateSerializer, Alias("marketplace.not-found")]
public sealed class NotFoundException : Exception
{
    public NotFoundException() : base("Not found.") { }

    public NotFoundException(string message) : base(message) { }

    public NotFoundException(string message, Exception innerException) : base(message, innerException) { }
}
