# Holds connections of a flood from inside a container: see insideProgram.ts. It hears and says, one JSON
# object a line, what messages.ts tells, but for "send": in its own network nobody else can have the port.
# A 408 of the server is read and thrown away: only who reads gets to see that the server has closed.
use strict; use warnings; use Socket; use Fcntl; use Errno qw(EINPROGRESS EINTR EAGAIN);
$| = 1; $0 = 'live-labs-flood'; $SIG{PIPE} = 'IGNORE';
my ($address, $request, $count, $replacing, $end) = (undef, '', 0, 1, undef);
my (%opening, %held, %failed, %broken);
my ($dropped, $replaced, $owed, $vacant, $pause, $again, $told) = (0, 0, 0, 0, 0, 0, '');
my $input = '';

sub now { open my $uptime, '<', '/proc/uptime' or return CORE::time(); return (split ' ', <$uptime>)[0] }
sub code { my $number = $_[0] + 0; local $! = $number; for my $name (keys %!) { return $name if $!{$name} } return "E$number" }
sub map_of { my %map = @_; return '{' . join(',', map { "\"$_\":$map{$_}" } sort keys %map) . '}' }
sub counts {
  my $stuck = now() < $again ? 'true' : 'false';
  return '{"held":' . keys(%held) . ",\"dropped\":$dropped,\"replaced\":$replaced,\"failed\":" .
    map_of(%failed) . ',"broken":' . map_of(%broken) . ",\"stuck\":$stuck}";
}
sub report { my $now = counts(); print "{\"is\":\"counts\",\"counts\":$now}\n" if $now ne $told; $told = $now }
sub reset_of { my $socket = shift; setsockopt($socket, SOL_SOCKET, SO_LINGER, pack('ii', 1, 0)); close $socket }
sub finish { reset_of($_->{socket}) for values %opening, values %held; %held = ();
  print '{"is":"ended","why":"' . $_[0] . '","counts":' . counts() . "}\n"; exit 0 }
sub missing { my $number = $count - keys(%opening) - keys(%held); return $number > 0 ? $number : 0 }
sub trouble { $pause = $pause ? ($pause * 2 > 2 ? 2 : $pause * 2) : 0.05; $again = now() + $pause }
sub failed_by { $failed{code($_[0])}++; trouble() }
sub opened {
  my $one = shift; my $key = fileno $one->{socket};
  delete $opening{$key}; $held{$key} = $one; $one->{since} = now();
  if ($owed > 0) { $owed--; $replaced++ }
  syswrite $one->{socket}, $request;
}
sub dropped {
  my ($one, $errno) = @_;
  delete $held{fileno $one->{socket}}; close $one->{socket};
  $dropped++; $broken{code($errno)}++ if $errno;
  if ($replacing) { $owed++ } else { $vacant++ }
  if (now() - $one->{since} < 1) { trouble() } else { $pause = 0 }
}
sub open_one {
  socket(my $socket, PF_INET, SOCK_STREAM, 0) or return failed_by($!);
  fcntl($socket, F_SETFL, O_NONBLOCK);
  my $one = { socket => $socket, until => now() + 5 };
  if (connect($socket, $address)) { opened($one); return 1 }
  if ($! == EINPROGRESS) { $opening{fileno $socket} = $one; return 1 }
  failed_by($!); return 0;
}
sub obey {
  my $order = shift;
  my ($do) = $order =~ /"do":"(\w+)"/ or return;
  finish('released') if $do eq 'release';
  return if $do eq 'send';
  if ($do eq 'begin') {
    my ($port) = $order =~ /"port":(\d+)/; my ($hex) = $order =~ /"request":"([0-9a-f]*)"/;
    $address = pack_sockaddr_in($port, inet_aton('127.0.0.1')); $request = pack('H*', $hex);
  }
  $count = $1 if $order =~ /"count":(\d+)/;
  $end = now() + $1 / 1000 if $order =~ /"milliseconds":(\d+)/;
  my $surplus = keys(%opening) + keys(%held) - $count;
  for my $key ((sort { $b <=> $a } keys %opening), (sort { $held{$b}{since} <=> $held{$a}{since} } keys %held)) {
    last if $surplus-- <= 0;
    my $one = delete $opening{$key} || delete $held{$key}; reset_of($one->{socket});
  }
  if ($order =~ /"replacing":true/) { $owed += $vacant; $vacant = 0; $replacing = 1 }
  if ($order =~ /"replacing":false/ && $replacing) {
    $vacant += $owed < missing() ? $owed : missing(); $owed = 0; $replacing = 0;
  }
  $vacant = missing() if $vacant > missing();
}

print "{\"is\":\"ready\"}\n";
while (1) {
  if ($address && now() >= $again) {
    my $at_once = $pause ? 1 : 32;
    while (missing() > $vacant && keys(%opening) < $at_once) { open_one() or last }
  }
  report() if $address;
  my ($reading, $writing) = ('', '');
  vec($reading, 0, 1) = 1;
  vec($reading, $_, 1) = 1 for keys %held;
  vec($writing, $_, 1) = 1 for keys %opening;
  my $found = select($reading, $writing, undef, 0.1);
  finish('time') if $end && now() >= $end;
  for my $key (keys %opening) {
    my $one = $opening{$key};
    if (vec($writing, $key, 1) && $found > 0) {
      my $errno = unpack('i', getsockopt($one->{socket}, SOL_SOCKET, SO_ERROR));
      if ($errno) { delete $opening{$key}; close $one->{socket}; failed_by($errno) } else { opened($one) }
    } elsif (now() > $one->{until}) { delete $opening{$key}; close $one->{socket}; failed_by(110) }
  }
  next unless $found > 0;
  for my $key (keys %held) {
    next unless vec($reading, $key, 1);
    my $one = $held{$key};
    my $size = sysread $one->{socket}, my $answer, 4096;
    if (!defined $size) { dropped($one, $! + 0) unless $! == EAGAIN || $! == EINTR }
    elsif ($size == 0) { dropped($one, 0) }
  }
  if (vec($reading, 0, 1)) {
    my $size = sysread STDIN, $input, 65536, length $input;
    finish('released') if !$size;
    obey($1) while $input =~ s/^([^\n]*)\n//;
  }
}
