using Orleans.Runtime;

namespace Orleans.Serialization;

/// <summary>A type in a grain interface can neither be shared nor copied: it lacks <see cref="GenerateSerializerAttribute"/>.</summary>
public sealed class CodecNotFoundException(string message) : OrleansException(message);
