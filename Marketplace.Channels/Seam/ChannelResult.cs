using System.Diagnostics.CodeAnalysis;

namespace Marketplace.Channels.Seam;

/// <summary>What a channel answered: a value, or an error that the caller decides about.</summary>
public sealed record ChannelResult<T>
{
    public T? Value { get; private init; }

    public ChannelError? Error { get; private init; }

    [MemberNotNullWhen(true, nameof(Value))]
    [MemberNotNullWhen(false, nameof(Error))]
    public bool Succeeded => Error is null;

    public static implicit operator ChannelResult<T>(T value) => new() { Value = value };

    public static implicit operator ChannelResult<T>(ChannelError error) => new() { Error = error };
}

/// <summary>A channel's "no".</summary>
/// <param name="Message">In words that the seller can act on.</param>
/// <param name="Code">The channel's own code or HTTP status.</param>
/// <param name="Field">The field to mend, in our names, where the channel says so.</param>
/// <param name="RetryAfter">When the channel will listen again, where it says so.</param>
public sealed record ChannelError(ChannelErrorKind Kind, string Message, string? Code = null, string? Field = null, TimeSpan? RetryAfter = null);

public enum ChannelErrorKind
{
    /// <summary>The channel refuses the content; repeating it changes nothing.</summary>
    Rejected,

    /// <summary>The thing is not there (any more).</summary>
    NotFound,

    /// <summary>A limit is used up; nothing happened, and it may be repeated after <see cref="ChannelError.RetryAfter"/>.</summary>
    Throttled,

    /// <summary>The credentials are no longer accepted; the seller must connect again.</summary>
    Unauthorized,

    /// <summary>The channel could not be reached or failed before it did anything; it may be repeated.</summary>
    Unavailable,

    /// <summary>No answer: the effect may or may not have happened. Look it up before repeating what is not idempotent.</summary>
    Unknown,
}

/// <summary>The answer of a call that has nothing to tell but that it happened.</summary>
public sealed record Done
{
    public static readonly Done Instance = new();
}
